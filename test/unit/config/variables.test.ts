import { describe, expect, it } from 'vitest';
import { OPTIONS, type Option } from '../../../src/config/options.ts';
import { filesBelow } from '../../helpers/source-files.ts';

const TITLE = /\b(?:describe|it|test)(?:\.\w+)*\(\s*(['"`])([^\n]{1,200}?)\1/g;

/** The titles of all tests, to look for names in. */
const titles = filesBelow('test', '.test.ts')
  .flatMap(({ text }) => [...text.matchAll(TITLE)].map((match) => match[2]))
  .join('\n');

describe('variables of ours', () => {
  const variables = (Object.values(OPTIONS) as Option<unknown>[])
    .flatMap((option) => option.variables)
    .filter((variable) => variable.startsWith('LOG_'))
    // `file-options.test.ts` has a row for each stream and setting, whose names it puts together.
    .filter((variable) => !/^LOG_STREAM_(?:APP|METRICS|ALERTS|AUDIT)_/.test(variable));

  it.each([...new Set(variables)])('%s has a test named after it', (variable) => {
    expect(titles).toMatch(new RegExp(`\\b${variable}\\b`));
  });
});
