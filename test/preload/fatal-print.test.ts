import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { availableNodes } from '../helpers/node-versions.ts';
import { it } from '../helpers/preload-test.ts';
import { type AppResult, runApp } from '../helpers/run-app.ts';

/*
 * Node prints by itself what ends a process and what it warns of. Values are made at run time:
 * the excerpt of the source that Node shows would have them otherwise.
 */
const SSN = '219-09-4417';
const PASSWORD = 'kQ7vTzW2mPx9';
const EMAIL = 'jane.doe@example.org';
const PLANTED = [SSN, PASSWORD, EMAIL, '32 31 39 2d'];

const encoded = (text: string) => Buffer.from(text).toString('base64');
const PLANTS = `
const planted = (text) => Buffer.from(text, 'base64').toString();
const ssn = planted('${encoded(SSN)}');
const password = planted('${encoded(PASSWORD)}');
const email = planted('${encoded(EMAIL)}');
`;

const SHOWS_CAUSE =
  /Error: outer\n[\s\S]*\[cause\]: RangeError: REDACTED[\s\S]*password: 'REDACTED'/;
const SHOWS_WORKER = /RangeError: REDACTED\n[\s\S]*password: 'REDACTED',\n {2}code: 'E7'/;

interface Fatal {
  name: string;
  source: string;
  /** What stays to be read on stderr. */
  shows: RegExp;
  args?: string;
}

const BOTH = 'Object.assign(new RangeError(ssn), { password, code: "E7" })';
const SHOWS = /RangeError: REDACTED\n {4}at .*[\s\S]*password: 'REDACTED',\n {2}code: 'E7'/;

const FATALS: Fatal[] = [
  { name: 'an error with properties', source: `throw ${BOTH};`, shows: SHOWS },
  {
    name: "a database's detail",
    source:
      'throw Object.assign(new Error("duplicate"), { detail: "Key (email)=(" + email + ")" });',
    shows: /Error: duplicate[\s\S]*detail: 'Key \(email\)=\(REDACTED\)'/,
  },
  {
    name: 'a cause',
    source: `throw new Error('outer', { cause: ${BOTH} });`,
    shows: SHOWS_CAUSE,
  },
  {
    name: 'members of an AggregateError',
    source: `throw new AggregateError([${BOTH}, ssn, { password }], 'several');`,
    shows: /AggregateError: several[\s\S]*RangeError: REDACTED/,
  },
  { name: 'a text', source: "throw 'no patient ' + ssn;", shows: /no patient REDACTED/ },
  { name: 'an object', source: 'throw { password, n: 1 };', shows: /password: 'REDACTED', n: 1/ },
  { name: 'bytes', source: 'throw Buffer.from(ssn);', shows: /\[Buffer 11 bytes\]/ },
  {
    name: 'a text that is no JSON, whose line Node shows as source',
    source: "JSON.parse('{ ' + ssn);",
    shows: /JSON\.parse\('\{ ' \+ ssn\)[\s\S]*SyntaxError: [\s\S]* at JSON\.parse/,
  },
  {
    name: 'a text that is no code',
    source: "new Function('return ' + ssn + ' x')();",
    shows: /SyntaxError: [\s\S]* at new Function/,
  },
  {
    name: 'a file that is no code, of which only Node knows the place',
    source:
      "require('node:fs').writeFileSync(process.env.HOME + '/bad.cjs', 'var x = ;'); require(process.env.HOME + '/bad.cjs');",
    shows: /bad\.cjs:1\nvar x = ;\n[\s\S]*SyntaxError/,
  },
  {
    name: 'a list without anything',
    source: 'throw [1, 2];',
    shows: /throw \[1, 2\];[\s\S]*\[ 1, 2 \]/,
  },
  { name: 'null', source: 'throw null;', shows: /null/ },
  { name: 'a symbol', source: 'throw Symbol(ssn);', shows: /throw Symbol/ },
  { name: 'a frozen error', source: `throw Object.freeze(${BOTH});`, shows: SHOWS },
  { name: 'a Proxy', source: `throw new Proxy(${BOTH}, {});`, shows: /password: 'REDACTED'/ },
  {
    name: 'an error of a vm context',
    source: "throw require('node:vm').runInNewContext('new Error(ssn)', { ssn });",
    shows: /Error: REDACTED\n {4}at evalmachine/,
  },
  {
    name: 'an assertion',
    source: "require('node:assert').strictEqual(ssn, 'x');",
    shows: /AssertionError[\s\S]*actual: 'REDACTED'/,
  },
  {
    name: 'an error with inspect, toString and stack of its own',
    source: `throw Object.defineProperty(Object.assign(new Error('x'), {
      [require('node:util').inspect.custom]: () => ssn, toString: () => ssn,
    }), 'stack', { get: () => 'Error: mine ' + ssn });`,
    shows: /mine REDACTED/,
  },
  {
    name: 'code with an address of its own',
    source: "(0, eval)('throw new Error(1)\\n//# sourceURL=https://a.example/?token=' + password);",
    shows: /Error: 1\n {4}at eval \(https:\/\/a\.example\/\?token=REDACTED/,
  },
  {
    name: 'a Map and a function among the properties',
    source: `throw Object.assign(new Error('x'), {
      map: new Map([['password', password]]), call: Object.assign(() => 1, { password }) });`,
    shows: /Error: x[\s\S]*map: \{ password: 'REDACTED' \}/,
  },
  { name: 'a rejection', source: `Promise.reject(${BOTH});`, shows: SHOWS },
  { name: 'a rejection of a text', source: 'Promise.reject(ssn);', shows: /reason "REDACTED"/ },
  {
    name: 'a rejection, strict',
    args: '--unhandled-rejections=strict',
    source: `Promise.reject(${BOTH});`,
    shows: SHOWS,
  },
  {
    name: 'a rejection, warn',
    args: '--unhandled-rejections=warn',
    source: `Promise.reject(${BOTH});`,
    shows: /^\(node:\d+\) UnhandledPromiseRejectionWarning: RangeError: REDACTED/,
  },
  {
    name: 'a rejection, warn-with-error-code',
    args: '--unhandled-rejections=warn-with-error-code',
    source: 'Promise.reject(ssn);',
    shows: /^\(node:\d+\) UnhandledPromiseRejectionWarning: REDACTED/,
  },
  {
    name: 'an error that a listener for it throws',
    source: `process.on('uncaughtException', () => { throw ${BOTH}; }); throw new Error('first');`,
    shows: SHOWS,
  },
  {
    name: 'a text that a listener for it throws',
    source: "process.on('uncaughtException', () => { throw ssn; }); throw new Error('first');",
    shows: /Uncaught:\nREDACTED/,
  },
  {
    name: 'an error that its monitor throws',
    source: `process.on('uncaughtExceptionMonitor', () => { throw ${BOTH}; }); throw 1;`,
    shows: SHOWS,
  },
  {
    name: 'an error that the capture callback throws',
    source: `process.setUncaughtExceptionCaptureCallback((error) => { throw error; }); throw ${BOTH};`,
    shows: SHOWS,
  },
  {
    name: 'an error of a domain',
    source: `require('node:domain').create().run(() => { throw ${BOTH}; });`,
    shows: SHOWS,
  },
  {
    name: 'an exit code that a listener sets',
    source: "process.on('exit', () => { process.exitCode = 9; }); throw ssn;",
    shows: /Uncaught:\nREDACTED/,
  },
  {
    name: 'an error of an exit listener',
    source: `process.on('exit', () => { throw ${BOTH}; }); process.exit(3);`,
    shows: SHOWS,
  },
  {
    name: 'an error of an async hook',
    source: `require('node:async_hooks').createHook({ init() { throw ${BOTH}; } }).enable(); setTimeout(() => {}, 1);`,
    // Redaction that is loaded only now meets the same hook, and fails closed.
    shows: /REDACTED/,
  },
  {
    name: 'an error event without a listener',
    source: "new (require('node:events'))().emit('error', { password, ssn });",
    shows: /ERR_UNHANDLED_ERROR[\s\S]*context: \{ password: 'REDACTED'/,
  },
  {
    name: 'an error of a worker thread',
    source: `new (require('node:worker_threads').Worker)(
      'throw Object.assign(new RangeError(process.env.S), { password: process.env.P, code: "E7" })',
      { eval: true, env: { ...process.env, S: ssn, P: password } });`,
    shows: SHOWS_WORKER,
  },
  {
    name: 'a warning',
    args: '--trace-warnings',
    source: 'process.emitWarning(Object.assign(new Error(ssn), { code: email, detail: ssn }));',
    shows: /^\(node:\d+\) \[REDACTED\] Error: REDACTED\n {4}at [\s\S]*\nREDACTED/,
  },
  {
    name: 'a warning with a toString of its own',
    source:
      'process.emitWarning(Object.assign(new Error("x"), { toString: () => "mine " + ssn }));',
    shows: /^\(node:\d+\) mine REDACTED\n/,
  },
  {
    name: 'a deprecation that throws',
    args: '--throw-deprecation',
    source:
      'process.emitWarning("of " + ssn, { type: "DeprecationWarning", code: "D1", detail: ssn });',
    shows: /DeprecationWarning: of REDACTED[\s\S]*code: 'D1'/,
  },
];

const end = ({ code, signal }: AppResult) => ({ code, signal });

function expectNothingPlanted(text: string): void {
  for (const plant of PLANTED) expect(text).not.toContain(plant);
}

const app = ({ source }: Fatal) => ({ cjs: PLANTS + source });
const env = ({ args }: Fatal): Record<string, string> => (args ? { NODE_OPTIONS: args } : {});

describe('what Node prints of it is redacted, and the process ends as without the flag', () => {
  it.concurrent.for(FATALS)('$name', async (fatal, { receiver }) => {
    const run = { app: app(fatal), env: env(fatal) };
    const [without, flagged] = await Promise.all([
      runApp({ ...run, flag: 'none' }),
      runApp({ ...run, flag: 'require', receiver }),
    ]);
    expect(end(flagged)).toEqual(end(without));
    expectNothingPlanted(flagged.stderr + flagged.stdout);
    expect(flagged.stderr).toMatch(fatal.shows);
    expectNothingPlanted(JSON.stringify(receiver.logs()));
  });

  // One of each way: replaced in place, printed by us, thrown by a listener.
  const ways = FATALS.filter(({ name }) =>
    /propert|a frozen|a text$|a listener for|a warning$/.test(name),
  );
  it('on every Node', async () => {
    for (const node of await availableNodes(['22.15', '22', '26'])) {
      for (const fatal of ways) {
        const result = await runApp({ node, flag: 'require', app: app(fatal), env: env(fatal) });
        expect(result.code, `${node}: ${fatal.name}`).toBe(
          /listener/.test(fatal.name) ? 7 : /warning/.test(fatal.name) ? 0 : 1,
        );
        expectNothingPlanted(result.stderr);
        expect(result.stderr).toMatch(fatal.shows);
      }
    }
  }, 120_000);
});

describe('what holds nothing is printed by Node, as without the flag', () => {
  const HARMLESS = [
    `Object.assign(new Error('x'), { at: new Date(0), map: new Map([[1, { a: 2 }]]), set: new Set(['a']),
      exp: /x/, call() {}, type: class Unit {}, big: 5n, nan: NaN, mark: Symbol('m') })`,
    'new Map([[1, 2]])',
    "new Set(['a'])",
    'new Date(0)',
    '/x/',
    '[1, { a: 1 }]',
    'class Unit {}',
    'function call() {}',
    'Promise.resolve(1)',
  ];
  it.concurrent.for(HARMLESS)('%s', async (thrown) => {
    const app = { cjs: `throw ${thrown};` };
    const [without, flagged] = await Promise.all([
      runApp({ flag: 'none', app, env: { FORCE_COLOR: '0' } }),
      runApp({ flag: 'require', app, env: { FORCE_COLOR: '0' } }),
    ]);
    const printed = ({ stderr }: AppResult) =>
      stderr.slice(stderr.indexOf('\n')).replaceAll(/ {4}at .*\n/g, '');
    expect(printed(without)).toContain('throw ');
    expect(printed(flagged)).toContain(printed(without));
    expect(end(flagged)).toEqual(end(without));
  });
});

describe("what the application's own code sees of it is as without the flag", () => {
  const LOOK = `
const look = (error) => require('node:crypto').createHash('sha256')
  .update(require('node:util').inspect(error).replace(/\\n +at .*/g, '')).digest('hex');
const seen = [];
const see = (where) => (error) => { seen.push(where + look(error)); };
`;
  const rows = [
    {
      name: 'listeners of a fatal error, up to the last',
      source: `const error = ${BOTH};
        process.on('uncaughtExceptionMonitor', see('monitor'));
        process.on('exit', (code) => { see('exit ' + code)(error); console.log(seen.join()); });
        throw error;`,
    },
    {
      name: 'a handler that goes on',
      source: `process.on('uncaughtException', see('handler'));
        setTimeout(() => console.log(seen.join()), 20);
        throw ${BOTH};`,
    },
    {
      name: 'the thread that made a worker',
      source: `const { Worker } = require('node:worker_threads');
        const worker = new Worker('throw Object.assign(new RangeError(process.env.S), { password: process.env.P })',
          { eval: true, env: { ...process.env, S: ssn, P: password } });
        worker.on('error', (error) => console.log(look(error)));`,
    },
    {
      name: 'listeners of a warning',
      source: `process.on('warning', (warning) => console.log(look(warning)));
        process.emitWarning(Object.assign(new Error(ssn), { password }));`,
    },
    {
      name: 'the order and number of listeners',
      source: `const names = (event) => process.listeners(event).map(({ name }) => name);
        process.on('warning', function mine() { console.log(names('uncaughtException').length, names('warning').slice(-2).join()); });
        process.emitWarning('w');`,
    },
  ];
  it.concurrent.for(rows)('$name', async ({ source }) => {
    const cjs = PLANTS + LOOK + source;
    // The console prints as it is.
    const LOG = 'console.log = (text) => require("node:fs").writeSync(1, text + "\\n");';
    const runs = await Promise.all([
      runApp({ flag: 'none', app: { cjs: LOG + cjs } }),
      runApp({ flag: 'require', app: { cjs: LOG + cjs } }),
    ]);
    expect(runs[0].stdout).not.toBe('');
    expect(runs[1].stdout).toBe(runs[0].stdout);
    expect(end(runs[1])).toEqual(end(runs[0]));
  });
});

describe('the diagnostic report of a fatal error', () => {
  it.for([BOTH, `Object.freeze(${BOTH})`, 'ssn'])('of %s is redacted', async (thrown) => {
    const folder = mkdtempSync(join(tmpdir(), 'otel-logger-report-'));
    const NODE_OPTIONS = `--report-uncaught-exception --report-exclude-network --report-directory=${folder}`;
    await runApp({
      flag: 'require',
      app: { cjs: `${PLANTS} throw ${thrown};` },
      env: { NODE_OPTIONS },
    });
    const reports = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    rmSync(folder, { recursive: true });
    expect(reports).toHaveLength(1);
    expectNothingPlanted(reports.join());
    expect(JSON.parse(reports[0] ?? '').javascriptStack.message).toMatch(/REDACTED|Uncaught/);
  });
});
