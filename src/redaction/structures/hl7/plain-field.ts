import { hash } from 'node:crypto';
import type { DetectorContext } from '../../detector.ts';
import { aboutPeople } from '../../detectors/about-people.ts';

/** Codes and units repeat from message to message; as many as are remembered, none longer than that. */
const REMEMBERED = 4_096;
const REMEMBERED_LENGTH = 128;

/**
 * Of a field of codes, and what might reach over its end is missing: separators of labels
 * (`:`, `=`), quotes, brackets, and white space at an end.
 */
const CODE = /^(?! )[\w ^~&.,/#+*()<>%-]*(?<! )$/;
/** HL7's "delete this". */
const DELETED = '""';
/** An SQL statement takes literals from all that follows it, as do a tag, an element and a key. */
const REACHES_ON =
  /\b(?:insert|replace|merge|delete|update|select|where|call|exec|execute)\b|\([\dA-F]{4},|<\/|\/>|-----/i;
/** How much a message is about people decides what is taken for a name in it: put before a field. */
const LEVELS = ['', 'Hello. | ', 'He told his mother who they are | '];
/** What a label at the field's end might take for its own. */
const NEXT_FIELDS = ['|Kw7x42Qz|', '|48213|', '|Hartwell|', '\rAL1|1|', '\r\nNTE|1|'];

/** What is known of a field. */
export interface PlainField {
  /** How much it is about people: 0 to 2. */
  readonly about: number;
  /**
   * How much a message may be about people for the field to be what it is alone, and no reason
   * to take anything from another; -1: not at all.
   */
  readonly plainUpTo: number;
  /** Detectors take something from it. */
  readonly found: boolean;
}

const LETTERS = 128;

const NOT_PLAIN: PlainField = { about: 0, plainUpTo: -1, found: false };

/**
 * Tells fields from which detectors take nothing, or the same wherever in a message they stand.
 * Not the question whether they are clean as a text of their own: a label in a field may speak of
 * the next, and a name that is found once is taken from everywhere.
 */
export class PlainFields {
  private readonly preview: (text: string) => string;
  /** Flags of one letter are most of what there is. */
  private readonly letters: Array<PlainField | undefined> = new Array(LETTERS);
  private readonly fields = new Map<string, PlainField>();
  private readonly digests = new Map<string, PlainField>();

  constructor(preview: (text: string) => string) {
    this.preview = preview;
  }

  /** What was learnt of a field, if it was. */
  known(field: string): PlainField | undefined {
    const code = field.charCodeAt(0);
    if (field.length === 1 && code < LETTERS) return this.letters[code];
    return this.fields.get(field) ?? this.digests.get(digestOf(field, this.digests.size));
  }

  /** Takes as long as a hundred fields that are known, so not for as many as a sender likes. */
  learn(field: string): PlainField {
    const judged = this.judge(field);
    const code = field.charCodeAt(0);
    if (field.length === 1 && code < LETTERS) this.letters[code] = judged;
    else if (field.length > REMEMBERED_LENGTH) return judged;
    // Fields that something is taken from hold what nobody may find in memory.
    else if (judged.found || judged === NOT_PLAIN) put(this.digests, digestOf(field, 1), judged);
    // A slice would keep the whole message that it is a part of.
    else put(this.fields, Buffer.from(field).toString(), judged);
    return judged;
  }

  private judge(field: string): PlainField {
    if ((!CODE.test(field) && field !== DELETED) || REACHES_ON.test(field)) return NOT_PLAIN;
    const clean = this.preview(field);
    const found = clean !== field;
    if (!found && !/[A-Za-z]/.test(field)) return { about: 0, plainUpTo: 2, found };
    const nexts = [...NEXT_FIELDS, `|${field.split(/[^A-Za-z]+/).join('|')}|`];
    // What stays where names are looked for at their strictest, stays elsewhere.
    const plainUpTo = LEVELS.findLastIndex((before) =>
      nexts.every((next) => this.preview(before + field + next) === before + clean + next),
    );
    return plainUpTo === -1 ? NOT_PLAIN : { about: aboutPeople(field), plainUpTo, found };
  }
}

function put(map: Map<string, PlainField>, key: string, judged: PlainField): void {
  if (map.size >= REMEMBERED) map.clear();
  map.set(key, judged);
}

/** @param needed nothing is looked for among none */
function digestOf(field: string, needed: number): string {
  return needed === 0 || field.length > REMEMBERED_LENGTH ? '' : hash('sha256', field);
}

const OF_CONTEXT = new WeakMap<DetectorContext, PlainFields>();

/** What was learnt under one policy does not hold under another. */
export function plainFields(
  context: DetectorContext,
  preview: (text: string) => string,
): PlainFields {
  let fields = OF_CONTEXT.get(context);
  if (fields === undefined) {
    fields = new PlainFields(preview);
    OF_CONTEXT.set(context, fields);
  }
  return fields;
}
