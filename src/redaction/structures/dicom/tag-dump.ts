import type { Detector, DetectorContext } from '../../detector.ts';
import { isReplacement } from '../../replacement.ts';
import { SIEVE } from '../../sieve.ts';
import { isPrivateTag, isProfileTag } from './attributes.ts';

const TAG = /\(([\dA-Fa-f]{4}), ?([\dA-Fa-f]{4})\)/g;
const LINE_END = /[\r\n]|\\{1,8}[rn](?=[\s(>\\"']|$)/g;
/** Where a value begins behind a tag: `PN [`, `Patient's Name  PN: `, `: `, ` = `. */
const BEFORE_VALUE =
  /^(?:\s{0,8}[A-Z]{2}:?\s+(?:#\d{1,10}\s+)?|[^\n:=[\]]{0,96}?\s[A-Z]{2}: |[\w' /-]{0,64}[:=]\s{0,8}|[^\n:=[\]]{0,96}\s\d+ item\(s\)|(?= ?\[))/;

/**
 * Lines that tools print of a data set, one attribute each: dcmdump, gdcmdump, dcm4che
 * (`(0010,0010) PN [DOE^JANE] # 8, 1 PatientName`) and pydicom
 * (`(0010, 0010) Patient's Name  PN: 'DOE^JANE'`). The items of a sequence that goes, go with it.
 *
 * @see DICOM PS3.15, annex E
 */
export const dicomDump: Detector = {
  name: 'dicom',
  kind: 'identifier',
  sieve: SIEVE.digits4,
  redact: (text, context) =>
    text.includes('(') && text.includes(',') ? new Dump(text, context).redact() : text,
};

class Dump {
  private readonly text: string;
  private readonly context: DetectorContext;
  private out = '';
  private copied = 0;
  /** How far in the line began whose sequence goes; lines further in belong to it. */
  private within = Number.POSITIVE_INFINITY;

  constructor(text: string, context: DetectorContext) {
    this.text = text;
    this.context = context;
  }

  redact(): string {
    const tags = [...this.text.matchAll(TAG)];
    for (const [index, found] of tags.entries()) {
      this.attribute(found, tags[index + 1]?.index ?? this.text.length);
    }
    return this.copied === 0 ? this.text : this.out + this.text.slice(this.copied);
  }

  private attribute(found: RegExpExecArray, next: number): void {
    const tag = `${found[1]}${found[2]}`.toUpperCase();
    const from = found.index + found[0].length;
    const indent = this.indent(found.index);
    if (indent <= this.within) this.within = Number.POSITIVE_INFINITY;
    const inside = this.within !== Number.POSITIVE_INFINITY;
    if (tag.startsWith('FFFE') || !(inside || isProfileTag(tag) || isPrivateTag(tag))) return;
    const chunk = this.text.slice(from, next);
    const lead = BEFORE_VALUE.exec(chunk)?.[0];
    if (lead === undefined) return;
    if (!inside && /^\s{0,8}SQ\s|item\(s\)|\sSQ:/.test(chunk.slice(0, 128))) this.within = indent;
    this.value(from + lead.length, next);
  }

  /** Columns in front of a tag: white space, and pydicom's marks. */
  private indent(at: number): number {
    let start = at;
    while (start > 0 && at - start < 64 && /[ \t>]/.test(this.text[start - 1] as string)) start--;
    return at - start;
  }

  private value(start: number, next: number): void {
    const end = valueEnd(this.text, start, next);
    const value = this.text.slice(start, end).trim();
    const bare = /^[[('"]?(.*?)[\])'"]?$/s.exec(value)?.[1] ?? value;
    if (bare === '' || isReplacement(bare) || /^(?:\(?(?:no value|Sequence)\b|-+$)/.test(value))
      return;
    const open = /^[['"]/.test(value) ? (value[0] as string) : '';
    const close = open === '[' ? ']' : open;
    this.out += this.text.slice(this.copied, start) + open + this.context.replace(bare) + close;
    this.copied = end;
  }
}

/** A bracket or quote ends at its last mate of the line, or wherever the next attribute begins. */
function valueEnd(text: string, start: number, next: number): number {
  const opening = text[start];
  LINE_END.lastIndex = start;
  const line = Math.min(LINE_END.exec(text)?.index ?? next, next);
  if (opening === '[' || opening === "'" || opening === '"') {
    const mate = opening === '[' ? ']' : opening;
    const sameLine = text.slice(start + 1, line).lastIndexOf(mate);
    if (sameLine !== -1) return start + sameLine + 2;
    // A long text goes over lines; without its mate, all goes up to the next attribute.
    const later = text.slice(start + 1, next).lastIndexOf(mate);
    return later === -1 ? next : start + later + 2;
  }
  const comment = text.slice(start, line).search(/\s#/);
  return comment === -1 ? line : start + comment;
}
