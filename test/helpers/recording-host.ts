import { createRequire } from 'node:module';
import type { BridgeHost, LogCall } from '../../src/record/log-call.ts';

/** A host that keeps the calls it gets; its redaction takes out the word SECRET. */
export interface RecordingHost extends BridgeHost {
  readonly calls: LogCall[];
  readonly failures: unknown[];
}

export function recordingHost(consoleMode: BridgeHost['consoleMode'] = 'replace'): RecordingHost {
  const calls: LogCall[] = [];
  const failures: unknown[] = [];
  const redactText = (text: string): string => text.replaceAll('SECRET', '***');
  return {
    calls,
    failures,
    consoleMode,
    get emitted() {
      return calls.length;
    },
    emit: (call) => void calls.push(call),
    redactText,
    redactValue: (value) => JSON.parse(redactText(JSON.stringify(value))),
    reportFailure: (_bridge, error) => void failures.push(error),
  };
}

/** A copy of a package that nobody has patched yet. */
export function freshCopy<T>(name: string): T {
  const require = createRequire(import.meta.url);
  const folder = new RegExp(`[\\\\/]node_modules[\\\\/]${name}[\\\\/]`);
  for (const file of Object.keys(require.cache)) {
    if (folder.test(file)) delete require.cache[file];
  }
  return require(name) as T;
}
