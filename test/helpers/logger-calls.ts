import { type App, BUNYAN_1 } from './fixture-project.ts';
import type { ReceivedLog } from './otlp-receiver.ts';

export type ModuleKind = 'cjs' | 'esm';

/** How an application uses a logger, in plain source text. */
interface LoggerUse {
  /** Default and named imports, in the words that both module kinds share. */
  readonly module?: string;
  readonly binding?: string;
  /** Makes the logger. */
  readonly setup?: string;
  /** The call; `$message` and `$fields` are expressions. */
  readonly info: string;
  readonly folder?: typeof BUNYAN_1;
}

const BUNYAN = {
  module: 'bunyan',
  binding: 'bunyan',
  setup: "const log = bunyan.createLogger({ name: 'app' });",
  info: 'log.info($fields, $message);',
};
const EMIT =
  "logs.getLogger('app').emit({ severityNumber: 9, severityText: 'INFO', body: $message, attributes: $fields });";

const USES = {
  console: { info: 'console.info($message, $fields);' },
  pino: {
    module: 'pino',
    binding: 'pino',
    setup: 'const log = pino();',
    info: 'log.info($fields, $message);',
  },
  winston: {
    module: 'winston',
    binding: 'winston',
    setup: 'const log = winston.createLogger({ transports: [new winston.transports.Console()] });',
    info: 'log.info($message, $fields);',
  },
  bunyan: BUNYAN,
  'bunyan 1': { ...BUNYAN, folder: BUNYAN_1 },
  api: { module: '@opentelemetry/api', binding: '{ logs }', info: EMIT },
  'api-logs': { module: '@opentelemetry/api-logs', binding: '{ logs }', info: EMIT },
} satisfies Record<string, LoggerUse>;

export type LoggerName = keyof typeof USES;
export const LOGGERS = Object.keys(USES) as LoggerName[];

/** Source of a function `info(message, fields)` that calls the logger once. */
export function infoFunction(logger: LoggerName, kind: ModuleKind): string {
  const use: LoggerUse = USES[logger];
  const load =
    use.module === undefined
      ? ''
      : kind === 'cjs'
        ? `const ${use.binding} = require('${use.module}');`
        : `import ${use.binding} from '${use.module}';`;
  const call = use.info.replace('$message', 'message').replace('$fields', 'fields');
  return `${load}\n${use.setup ?? ''}\nfunction info(message, fields) { ${call} }\n`;
}

/** An application: the logger's `info` function, then these lines. */
export function loggerApp(logger: LoggerName, kind: ModuleKind, body: string): App {
  const use: LoggerUse = USES[logger];
  const source = infoFunction(logger, kind) + body;
  const place = use.folder ? { folder: use.folder } : {};
  return kind === 'cjs' ? { cjs: source, ...place } : { esm: source, ...place };
}

/** Loads a core module in either kind. */
export function load(kind: ModuleKind, name: string): string {
  return kind === 'cjs'
    ? `const ${name} = require('node:${name}');\n`
    : `import ${name} from 'node:${name}';\n`;
}

/** The records that speak of this text, in their body or in an attribute. */
export function recordsWith(logs: readonly ReceivedLog[], text: string): ReceivedLog[] {
  return logs.filter((log) =>
    JSON.stringify([log.body, log.attributes], (_key, value) =>
      typeof value === 'bigint' ? String(value) : value,
    ).includes(text),
  );
}
