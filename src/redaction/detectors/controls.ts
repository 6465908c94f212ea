import { type Undisguised, undisguise } from './undisguise.ts';

/*
 * What a text says without the control characters and sequences of a terminal in it (ECMA-48,
 * sections 5.4 to 5.6): outputs, terminals and people's eyes leave them out, and so join what they
 * parted. They may stand for nothing, for a gap, or take the character before with them, so that a
 * text is read in each of these ways.
 */

/**
 * A control sequence, a control string, a lone control character; carriage returns within a line,
 * but not beside a line feed or in front of an HL7 segment. No part begins inside of another, so
 * that a sequence without an end costs no more than one look.
 */
const CONTROL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /(?:\x1b\[|\x9b)[0-?]{0,32}[ -/]{0,4}[@-~]|\x1b[()][AB]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90-\x9f]*(?:\x07|\x1b\\|\x9c)|[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|(?<![\r\n|^~&])\r{1,8}(?![\r\n|^~&]|[A-Z][A-Z\d]{2}[|^~&])/g;

/** The same, and the sequences of two characters, which could be a lone one before a text. */
const SHOWN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /(?:\x1b\[|\x9b)[0-?]{0,32}[ -/]{0,4}[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90-\x9f]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]{0,4}[0-~]|[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;
const LINE_FEED = 10;
const RETURN = 13;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const HAS_CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f]/;
/** Needed only for these: a backspace, a sequence that {@link CONTROL} does not know. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const SHOWN_OTHERWISE = /[\b]|\x1b[^[]/;
const ERASES = /^[\b\x7f]$/;

/** Controls that stand together, from an offset to an offset. */
interface Run {
  readonly start: number;
  readonly end: number;
  /** Whether it parts what would be one word without it. */
  readonly inWord: boolean;
}

/** Without all of them, if there is one of ASCII that is no carriage return. */
export function joined(text: string): Undisguised | undefined {
  return HAS_CONTROL.test(text) ? reading(text, runsOf(text), '') : undefined;
}

/** {@link joined}, if a carriage return stands within a line. */
export function joinedAtReturns(text: string): Undisguised | undefined {
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) {
    const code = text.charCodeAt(at + 1);
    if (code !== LINE_FEED && code !== RETURN) return reading(text, runsOf(text), '');
  }
  return undefined;
}

/** {@link joined}, if there is a sequence that begins with a control of C1. */
export function joinedBeyond(text: string): Undisguised | undefined {
  return text.includes('\x9b') ? reading(text, runsOf(text), '') : undefined;
}

/**
 * With a blank for each in a word: the last letter of a sequence would join what it colors to a
 * word. Nothing if that is what {@link joined} reads.
 */
export function parted(text: string): Undisguised | undefined {
  if (!HAS_CONTROL.test(text)) return undefined;
  const runs = runsOf(text);
  return runs.some(({ inWord }) => inWord) ? reading(text, runs, ' ') : undefined;
}

function runsOf(text: string): readonly Run[] {
  const runs: Run[] = [];
  let start = -1;
  let end = -1;
  const add = (): void => {
    if (start === -1) return;
    const inWord = /\S/.test(text.charAt(start - 1)) && /\S/.test(text.charAt(end));
    runs.push({ start, end, inWord });
  };
  for (const { 0: control, index } of text.matchAll(CONTROL)) {
    if (index !== end) {
      add();
      start = index;
    }
    end = index + control.length;
  }
  add();
  return runs;
}

function reading(text: string, runs: readonly Run[], instead: '' | ' '): Undisguised | undefined {
  if (runs.length === 0) return undefined;
  let plain = '';
  let copied = 0;
  for (const { start, end, inWord } of runs) {
    plain += text.slice(copied, start) + (inWord ? instead : '');
    copied = end;
  }
  plain += text.slice(copied);
  return throughDisguise(plain, () => spansOf(text, runs, instead));
}

/** Where each character of a reading stands in the text. */
interface Spans {
  readonly at: number[];
  readonly ends: number[];
}

function spansOf(text: string, runs: readonly Run[], instead: '' | ' '): Spans {
  const at: number[] = [];
  const ends: number[] = [];
  let index = 0;
  const copy = (to: number): void => {
    for (; index < to; index++) {
      at.push(index);
      ends.push(index + 1);
    }
  };
  for (const { start, end, inWord } of runs) {
    copy(start);
    if (inWord && instead !== '') {
      at.push(start);
      ends.push(end);
    }
    index = end;
  }
  copy(text.length);
  at.push(text.length);
  return { at, ends };
}

/** Characters that look like others may stand beside controls. Only findings need the spans. */
function throughDisguise(plain: string, spans: () => Spans): Undisguised {
  const inner = undisguise(plain);
  return {
    plain: inner?.plain ?? plain,
    get at() {
      const { at } = spans();
      return inner === undefined ? at : inner.at.map((index) => at[index] as number);
    },
    get ends() {
      const { ends } = spans();
      if (inner === undefined) return ends;
      return inner.at.slice(1).map((index) => ends[index - 1] as number);
    },
  };
}

/** As a terminal shows it, where a backspace erases. */
export function asShown(text: string): Undisguised | undefined {
  if (!SHOWN_OTHERWISE.test(text)) return undefined;
  const at: number[] = [];
  let copied = 0;
  const copy = (to: number): void => {
    for (; copied < to; copied++) at.push(copied);
  };
  for (const { 0: control, index } of text.matchAll(SHOWN)) {
    copy(index);
    copied = index + control.length;
    if (ERASES.test(control)) at.pop();
  }
  copy(text.length);
  let plain = '';
  for (const index of at) plain += text.charAt(index);
  const ends = at.map((index) => index + 1);
  return throughDisguise(plain, () => ({ at: [...at, text.length], ends }));
}
