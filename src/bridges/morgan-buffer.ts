import type { MorganStream } from './morgan-types.ts';

const DEFAULT_MILLIS = 1000;

/**
 * morgan's own `buffer` option (deprecated), on the far side of the records: it joins lines, and
 * of a joined text nobody could tell the requests.
 */
export function bufferedStream(real: MorganStream, interval: number | boolean): MorganStream {
  const millis = typeof interval === 'number' ? interval : DEFAULT_MILLIS;
  let lines = '';
  const flush = (): void => {
    const text = lines;
    lines = '';
    real.write(text);
  };
  return {
    write(line) {
      if (lines === '') setTimeout(flush, millis);
      lines += line;
      return true;
    },
  };
}
