import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CapturedStream, type ProcessStream } from '../../../src/bridges/captured-stream.ts';
import { LineRecords } from '../../../src/bridges/line-records.ts';
import { TerminalWork } from '../../../src/bridges/terminal-work.ts';
import { asHandedLine, asOutput } from '../../../src/common/own-print.ts';
import { type RecordingHost, recordingHost } from '../../helpers/recording-host.ts';

interface World {
  readonly captured: CapturedStream;
  readonly host: RecordingHost;
  /** What arrived, as bytes. */
  readonly bytes: () => Buffer;
  readonly text: () => string;
  readonly lines: () => unknown[];
}

interface Options {
  readonly isTTY?: boolean;
  readonly isRaw?: boolean;
  readonly records?: boolean;
}

function world({ isTTY = false, isRaw = false, records = true }: Options = {}): World {
  const written: Buffer[] = [];
  const host = recordingHost();
  const stream: ProcessStream = {
    isTTY,
    write(chunk, encoding, callback) {
      const given = chunk as string | Buffer;
      written.push(
        typeof given === 'string'
          ? Buffer.from(given, (encoding as BufferEncoding | undefined) ?? 'utf8')
          : Buffer.from(given),
      );
      (callback as (() => void) | undefined)?.();
      return written.length % 2 === 0;
    },
    end: () => stream,
    setDefaultEncoding: () => stream,
  };
  const terminal = new TerminalWork(stream, () => isRaw);
  const lines = records ? new LineRecords('stdout', host) : undefined;
  const bytes = (): Buffer => Buffer.concat(written);
  return {
    captured: new CapturedStream(stream, host, terminal, lines),
    host,
    bytes,
    text: () => bytes().toString(),
    lines: () => host.calls.map(({ body }) => body),
  };
}

/** Cuts bytes at generated places. */
const inPieces = (bytes: Buffer, cuts: readonly number[]): Buffer[] => {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, index) => bytes.subarray(from, places[index] ?? bytes.length));
};
const cuts = fc.array(fc.nat(), { maxLength: 12 });
const text = fc.string({
  unit: fc.constantFrom('a', 'é', '漢', '🙂', '\n', ' ', '\r\n', '\t', '\u001b[31m'),
});

describe('what is not to be redacted arrives byte for byte', () => {
  test('text, cut anywhere, also inside a character', () => {
    fc.assert(
      fc.property(text, cuts, (given, places) => {
        const { captured, bytes } = world();
        for (const piece of inPieces(Buffer.from(given), places)) captured.write(piece);
        captured.finish();
        expect(bytes()).toEqual(Buffer.from(given));
      }),
    );
  });

  test('any bytes, cut anywhere', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), cuts, (given, places) => {
        const { captured, bytes } = world();
        for (const piece of inPieces(Buffer.from(given), places)) captured.write(piece);
        captured.finish();
        expect(bytes()).toEqual(Buffer.from(given));
      }),
    );
  });

  test('texts, bytes, other encodings and lines of ours, one after the other', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('text' as const), given: text }),
      fc.record({ kind: fc.constant('bytes' as const), given: text }),
      fc.record({ kind: fc.constant('hex' as const), given: text }),
      fc.record({ kind: fc.constant('ours' as const), given: text }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const { captured, text: arrived } = world();
        let callbacks = 0;
        for (const { kind, given } of steps) {
          const done = () => callbacks++;
          if (kind === 'text') captured.write(given, done);
          if (kind === 'bytes') captured.write(Buffer.from(given), undefined, done);
          if (kind === 'hex') captured.write(Buffer.from(given).toString('hex'), 'hex', done);
          if (kind === 'ours') asOutput(() => captured.write(given, 'utf8', done));
        }
        captured.finish();
        expect(arrived()).toBe(steps.map(({ given }) => given).join(''));
        expect(callbacks).toBe(steps.length);
      }),
    );
  });
});

describe('what is to be redacted', () => {
  test('never arrives, however a line with it is cut', () => {
    fc.assert(
      fc.property(text, text, cuts, fc.boolean(), (before, after, places, asText) => {
        const { captured, text: arrived, lines } = world();
        const bytes = Buffer.from(`${before} SECRET ${after}\n`);
        const pieces = asText ? [bytes.toString()] : inPieces(bytes, places);
        for (const piece of pieces) captured.write(piece);
        captured.finish();
        expect(arrived()).toBe(`${before} *** ${after}\n`);
        expect(JSON.stringify(lines())).not.toContain('SECRET');
      }),
    );
  });

  test('goes out of a line that is not UTF-8, whose bytes stay', () => {
    const { captured, bytes } = world();
    captured.write(Buffer.from('na\xefve SECRET\n', 'latin1'));
    expect(bytes()).toEqual(Buffer.from('na\xefve ***\n', 'latin1'));
  });

  test('goes out of the lines before binary data in the same chunk', () => {
    const { captured, bytes } = world();
    captured.write(Buffer.from('a SECRET line\nPNG\u0000\u0001SECRET'));
    captured.write(Buffer.from('SECRET in the data'));
    captured.write(Buffer.from('a SECRET line again\n'));
    expect(bytes().toString()).toBe(
      'a *** line\nPNG\u0000\u0001SECRETSECRET in the dataa *** line again\n',
    );
  });

  test('a redaction that fails takes all of it', () => {
    const { captured, host, text: arrived } = world();
    Object.assign(host, {
      redactText: () => {
        throw new Error('no');
      },
    });
    captured.write('a SECRET\n');
    expect(arrived()).toBe('REDACTED\n');
  });
});

describe('the beginning of a line', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('waits for its end, and is let through before what is written after it', () => {
    const { captured, text: arrived } = world();
    captured.write('user SEC');
    expect(arrived()).toBe('');
    captured.write('RET\n');
    expect(arrived()).toBe('user ***\n');
    captured.write('prompt? ');
    asOutput(() => captured.write('{"a line":"of ours"}\n'));
    expect(arrived()).toBe('user ***\nprompt? {"a line":"of ours"}\n');
  });

  test('of any size is bounded, and cut between words', () => {
    const { captured, text: arrived } = world();
    captured.write(`${'word '.repeat(4000)}SEC`);
    expect(arrived()).toBe('word '.repeat(4000));
    captured.write('RET\n');
    expect(arrived()).toBe(`${'word '.repeat(4000)}***\n`);
  });

  test('is out when the stream is ended, with the last chunk', () => {
    const { captured, text: arrived } = world();
    captured.write('a SEC');
    captured.end('RET');
    expect(arrived()).toBe('a ***');
  });

  test('does not wait any more when the process ends', () => {
    const { captured, text: arrived, lines } = world();
    captured.finish();
    captured.write('bye');
    expect(arrived()).toBe('bye');
    expect(lines()).toEqual(['bye']);
  });
});

test('the beginning of a line is let through after a moment', async () => {
  const { captured, text: arrived } = world();
  captured.write('Your name? ');
  captured.write(Buffer.from('é').subarray(0, 1));
  await vi.waitFor(() => expect(arrived()).toMatch(/^Your name\? ./));
});

describe('records', () => {
  test('one for each line with something in it, without colors', () => {
    const { captured, lines, host } = world();
    captured.write('one\n\n  \n\u001b[31mtwo\u001b[0m\r\nthr');
    captured.write('ee\n');
    expect(lines()).toEqual(['one', 'two', 'three']);
    expect(host.calls[0]).toMatchObject({
      scope: 'stdout',
      severityText: 'info',
      consoleTarget: 'none',
      attributes: { 'log.iostream': 'stdout' },
    });
  });

  test('none for what is ours, nor for what its logger has recorded, which is redacted still', () => {
    const { captured, lines, text: arrived } = world();
    asOutput(() => captured.write('{"message":"ours"}\n'));
    asHandedLine(() => captured.write('by a SECRET logger\n'));
    captured.write('by itself\n');
    expect(lines()).toEqual(['by itself']);
    expect(arrived()).toBe('{"message":"ours"}\nby a *** logger\nby itself\n');
  });

  test('none for what is written while one is made', () => {
    const { captured, host, lines } = world();
    const { emit } = host;
    Object.assign(host, {
      emit: (call: Parameters<typeof emit>[0]) => {
        captured.write('by the way\n');
        emit(call);
      },
    });
    captured.write('one\n');
    expect(lines()).toEqual(['one']);
  });

  test('a line that was let through in parts is one', () => {
    const { captured, lines } = world();
    captured.write('Loading ');
    captured.flush();
    captured.write('done\n');
    expect(lines()).toEqual(['Loading done']);
  });
});

describe('on a terminal', () => {
  const DRAWINGS = [
    '\rProgress 10 %',
    '\u001b[2K\u001b[1GSECRET?',
    '\u001b[?25l',
    'a\b \b',
    '\u001b7x\u001b8',
  ];

  test.each(DRAWINGS)('%j is a drawing, which comes at once and as it is', (drawing) => {
    const { captured, text: arrived, lines } = world({ isTTY: true });
    captured.write(drawing);
    expect(arrived()).toBe(drawing);
    expect(lines()).toEqual([]);
  });

  test('everything is, with the alternate screen, a hidden cursor or keys in raw mode', () => {
    const drawn = world({ isTTY: true });
    drawn.captured.write('\u001b[?1049h');
    drawn.captured.write('SECRET');
    drawn.captured.write('\u001b[?1049l');
    drawn.captured.write('SECRET\n');
    expect(drawn.text()).toBe('\u001b[?1049hSECRET\u001b[?1049l***\n');
    const raw = world({ isTTY: true, isRaw: true });
    raw.captured.write('S');
    expect(raw.text()).toBe('S');
  });

  test('a line in color is a line', () => {
    const { captured, text: arrived } = world({ isTTY: true });
    captured.write('\u001b[31mSECRET\u001b[0m\r\n');
    expect(arrived()).toBe('\u001b[31m***\u001b[0m\r\n');
  });

  test('on a pipe there are no drawings', () => {
    const { captured, text: arrived } = world();
    captured.write('\rSECRET 10 %\n');
    expect(arrived()).toBe('\r*** 10 %\n');
  });
});

describe('a stream answers as it does', () => {
  test('with its own answer, and its own error for what it refuses', () => {
    const { captured } = world();
    expect([captured.write('a\n'), captured.write('b\n')]).toEqual([false, true]);
    expect(() => captured.write(7)).toThrow();
  });
});
