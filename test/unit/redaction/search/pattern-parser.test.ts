import { describe, expect, it } from 'vitest';
import { DETECTORS } from '../../../../src/redaction/detectors/all.ts';
import { type Node, parseTrusted } from '../../../../src/redaction/search/pattern-parser.ts';

const CLASSES = new Set(
  DETECTORS.flatMap(({ begins }) => {
    const classes = begins?.source.match(/\[(?:[^\]\\]|\\.)+\]|\\[pP]\{\w+\}|\\[dws]/g) ?? [];
    return classes.map((each) => `/${each}/${begins?.flags.replace(/[^iu]/g, '')}`);
  }),
);

function charactersOf(node: Node): ReadonlySet<number> {
  const only = node.kind === 'sequence' ? node.parts[0] : node;
  return only?.kind === 'character' ? only.first : new Set();
}

describe('the parser of our patterns', () => {
  it('reads each class as the engine does', () => {
    expect(CLASSES.size).toBeGreaterThan(100);
    for (const written of CLASSES) {
      const end = written.lastIndexOf('/');
      const [source, flags] = [written.slice(1, end), written.slice(end + 1)];
      const first = charactersOf(parseTrusted(new RegExp(source, flags)));
      const engine = new RegExp(`^(?:${source})$`, flags);
      for (let code = 0; code < 128; code++) {
        expect(first.has(code), `${written} ${code}`).toBe(engine.test(String.fromCharCode(code)));
      }
      const beyond = [0xa0, 0xe9, 0x130, 0x17f, 0x2010, 0x2019, 0x212a, 0x4e2d, 0xff11];
      const takesBeyond = beyond.some((code) => engine.test(String.fromCharCode(code)));
      if (takesBeyond) expect(first.has(128), written).toBe(true);
    }
  });
});
