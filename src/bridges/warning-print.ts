import type { BridgeHost } from '../record/log-call.ts';

/**
 * Above zero while Node prints a process warning. It does so by way of `console.error`, which
 * would make a second record of it. A depth within a call, never a state between two: a listener
 * that throws must not leave the console switched off.
 */
let printing = 0;

/** Whether a console call is Node's own print of a warning. */
export function isWarningPrint(): boolean {
  return printing > 0;
}

type Listener = (warning: unknown) => void;

const NAME_OF_NODES_OWN = 'onWarning';

/**
 * Gives Node's own listener for `warning` a redacted view of each, so that it prints, or writes
 * to the file of `--redirect-warnings`, nothing else. Other listeners get the warning itself.
 *
 * @returns puts Node's listener back.
 */
export function redactWarningPrint(host: BridgeHost): () => void {
  const nodes = process.listeners('warning').find(({ name }) => name === NAME_OF_NODES_OWN);
  // With --no-warnings there is none.
  if (nodes === undefined) return () => {};
  const print = nodes as Listener;
  const redacting: Listener = (warning) => {
    printing++;
    try {
      Reflect.apply(print, process, [warning instanceof Error ? viewOf(warning, host) : warning]);
    } finally {
      printing--;
    }
  };
  Object.defineProperty(redacting, 'name', { value: NAME_OF_NODES_OWN });
  exchange(print, redacting);
  return () => exchange(redacting, print);
}

/** In the same place among the listeners, of which preloads before us may have added some. */
function exchange(listener: Listener, by: Listener): void {
  const all = process.rawListeners('warning') as Listener[];
  const at = all.indexOf(listener);
  // The application may have taken it away.
  if (at === -1) return;
  for (const each of all.slice(at)) process.off('warning', each);
  process.on('warning', by);
  for (const each of all.slice(at + 1)) process.on('warning', each);
}

/**
 * What Node's listener reads of a warning, each when it reads it: the warning's own code runs, and
 * throws, as it would without us.
 */
function viewOf(warning: Error, host: BridgeHost): Error {
  const read = (key: string): unknown => (warning as unknown as Record<string, unknown>)[key];
  const text = (value: unknown): unknown =>
    typeof value === 'string' ? host.redactText(value) : value;
  const getters: Record<string, () => unknown> = {
    // Compared only.
    name: () => read('name'),
    code: () => printedInText(read('code'), host),
    stack: () => printedInText(read('stack'), host),
    message: () => text(read('message')),
    detail: () => text(read('detail')),
    toString: () => {
      const own = read('toString');
      const show = typeof own === 'function' ? own : Error.prototype.toString;
      return () => printedInText(Reflect.apply(show, warning, []), host);
    },
  };
  const view = Object.create(Error.prototype) as Error;
  for (const [key, get] of Object.entries(getters)) Object.defineProperty(view, key, { get });
  return view;
}

/** A value that is put into a template: a symbol throws there, as it has to. */
function printedInText(value: unknown, host: BridgeHost): unknown {
  if (typeof value === 'symbol' || !value) return value;
  const text = `${value}`;
  const redacted = host.redactText(text);
  return redacted === text && typeof value !== 'object' ? value : redacted;
}
