import { syncBuiltinESMExports } from 'node:module';
import type { BridgeHost } from '../record/log-call.ts';
import { bridgeConsole, type ConsoleTargets } from './console.ts';

type ConsoleConstructor = typeof console.Console;

/**
 * Bridges what the application makes with `new Console(process.stdout)` as the global console is.
 * One that writes elsewhere, also in part, and one of a subclass stay as they are: what their
 * lines are for nobody but the application knows.
 *
 * @returns puts the constructor back; consoles that were made keep their bridge
 */
export function bridgeConsoleInstances(host: BridgeHost, owner: Console = console): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, 'Console');
  const original = before?.value as ConsoleConstructor | undefined;
  if (typeof original !== 'function' || !before?.configurable) return () => {};
  const bridged = (made: object): object => {
    try {
      const targets = targetsOf(made);
      if (targets !== undefined) bridgeConsole(host, made as Console, targets);
    } catch (error) {
      host.reportFailure('console', error);
    }
    return made;
  };
  // A Proxy, so that `instanceof`, subclasses and whatever hangs on it are the original's.
  const replacement: ConsoleConstructor = new Proxy(original, {
    construct(target, args, newTarget) {
      if (newTarget !== replacement) return Reflect.construct(target, args, newTarget) as object;
      return bridged(Reflect.construct(target, args) as object);
    },
    apply: (target, self, args) => bridged(Reflect.apply(target, self, args) as object),
  });
  const set = (descriptor: PropertyDescriptor): void => {
    Object.defineProperty(owner, 'Console', descriptor);
    syncBuiltinESMExports();
  };
  set({ ...before, value: replacement });
  return () => {
    if (owner.Console === replacement) set(before);
  };
}

function targetsOf(made: object): ConsoleTargets | undefined {
  const { _stdout, _stderr } = made as { _stdout?: unknown; _stderr?: unknown };
  const stdout = targetOf(_stdout);
  const stderr = targetOf(_stderr);
  return stdout && stderr && { stdout, stderr };
}

/** Asks the stream first: reading `process.stdout` would make a stream that nobody has used yet. */
function targetOf(stream: unknown): 'stdout' | 'stderr' | undefined {
  if ((stream as { _isStdio?: unknown } | undefined)?._isStdio !== true) return undefined;
  if (stream === process.stdout) return 'stdout';
  return stream === process.stderr ? 'stderr' : undefined;
}
