import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createLoggerBridges } from '../../../src/bridges/logger-bridges.ts';
import { createJobInstrumentations } from '../../../src/correlation/jobs/job-instrumentations.ts';
import { PATCHED_FILES } from '../../../src/pipeline/bundling/bundled-packages.ts';
import { recordingHost } from '../../helpers/recording-host.ts';
import { REPOSITORY } from '../../helpers/source-files.ts';

interface Definition {
  readonly name: string;
  readonly files: readonly { readonly name: string }[];
}

/** What the hooks of `require` patch: packages, and files of theirs. */
function hooked(): Set<string> {
  const instrumentations = [
    ...createLoggerBridges(recordingHost()),
    ...createJobInstrumentations(),
  ];
  const definitions = instrumentations.map((each) =>
    (each as unknown as { init(): Definition }).init(),
  );
  return new Set(definitions.flatMap(({ name, files }) => [name, ...files.map((f) => f.name)]));
}

describe('the files that bundlePlugin() shows to the preload', () => {
  // Packages of which only files are patched.
  const BY_FILES = ['log4js', 'amqplib'];

  it('are all that the hooks patch', () => {
    const names = new Set(Object.values(PATCHED_FILES));
    expect([...hooked()].filter((name) => !names.has(name))).toEqual(BY_FILES);
    expect([...names].filter((name) => !hooked().has(name))).toEqual([]);
  });

  it.each(Object.keys(PATCHED_FILES))('%s is there', (file) => {
    expect(existsSync(`${REPOSITORY}/node_modules/${file}`)).toBe(true);
  });
});
