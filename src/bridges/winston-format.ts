import type { WinstonFormat, WinstonInfo, WinstonLogger } from './winston-types.ts';

type Formatted = ReturnType<WinstonFormat['transform']>;

interface Prepared {
  readonly original: WinstonFormat;
  readonly results: WeakMap<object, Formatted>;
}

const preparedFormats = new WeakMap<WinstonFormat, Prepared>();

/**
 * A logger's format that can be run ahead. winston formats an info when its
 * stream gets to it, which under a slow transport is long after the call; the
 * record must be made during the call, and a format must not run twice (it
 * changes the info in place). The logger may be given another format at any
 * time, so this looks each time.
 */
export function preparedFormat(logger: WinstonLogger): Prepared {
  const known = preparedFormats.get(logger.format);
  if (known) return known;
  const original = logger.format;
  const results = new WeakMap<object, Formatted>();
  const format = Object.create(original, {
    transform: {
      value(info: WinstonInfo, options: unknown): Formatted {
        if (!results.has(info)) return original.transform(info, options);
        const result = results.get(info);
        results.delete(info);
        return result;
      },
    },
  }) as WinstonFormat;
  const prepared = { original, results };
  preparedFormats.set(format, prepared);
  logger.format = format;
  return prepared;
}
