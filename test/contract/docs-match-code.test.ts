import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OPTIONS } from '../../src/config/options.ts';
import { filesBelow, REPOSITORY } from '../helpers/source-files.ts';

const NAME = /\b(?:LOG|OTEL)_[A-Z0-9_]*[A-Z0-9]\b/g;
const QUOTED_NAME = /(?<=['"`])(?:LOG|OTEL)_[A-Z0-9_]*[A-Z0-9](?=['"`])/g;

const namesIn = (texts: readonly string[], pattern: RegExp): Set<string> =>
  new Set(texts.flatMap((text) => text.match(pattern) ?? []));
const missingFrom = (names: Iterable<string>, others: ReadonlySet<string>): string[] =>
  [...names].filter((name) => !others.has(name)).sort();

/** Variables that our code reads. */
function variablesOfCode(): Set<string> {
  const inText = namesIn(
    filesBelow('src', '.ts').map((file) => file.text),
    QUOTED_NAME,
  );
  const inTable = Object.values(OPTIONS).flatMap((option) => option.variables);
  return new Set([...inText, ...inTable]);
}

/** Variables that the OpenTelemetry packages read, which hold for us too. */
function variablesOfDependencies(): Set<string> {
  const { dependencies } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const built = Object.keys(dependencies)
    .map((name) => join('node_modules', name, 'build'))
    .filter((folder) => existsSync(join(REPOSITORY, folder)));
  return namesIn(
    built.flatMap((folder) => filesBelow(folder, '.js').map((file) => file.text)),
    NAME,
  );
}

function documents(): string[] {
  const pages = existsSync(join(REPOSITORY, 'docs')) ? filesBelow('docs', '.md') : [];
  return [readFileSync(join(REPOSITORY, 'README.md'), 'utf8'), ...pages.map((page) => page.text)];
}

describe('variables', () => {
  const ofCode = variablesOfCode();
  const ofDocuments = namesIn(documents(), NAME);

  it('each one that the code reads is in README.md or docs/', () => {
    expect(missingFrom(ofCode, ofDocuments)).toEqual([]);
  });

  it('each one in README.md or docs/ is read by the code', () => {
    // The transport's own variables (headers, certificates) are read in its package.
    const read = new Set([...ofCode, ...variablesOfDependencies()]);
    expect(missingFrom(ofDocuments, read)).toEqual([]);
  });
});
