import { FIELD, fieldKind, segmentRule } from './segment-rule.ts';
import { isEnvelope, isKnownSegment } from './segments.ts';

/** `PID.5.1`, `PID-5`, `PID[5]`, `OBX[2].5`, `PID(1)-5`, `PID|5`: in capitals, with a sign between. */
const SIGNED =
  /(?:^|[^A-Za-z0-9])([A-Z][A-Z0-9]{2})(?:[[(]\d{1,3}[\])])?[-.[_:|/](\d{1,3})(?:\]|[-.[_:|/]\d{1,3}){0,6}$/;
/** `PID5`, `pid_19`, `nk1.2`: of segments whose names mean nothing else. */
const JOINED = /^(pid|nk1|gt1|in1|in2|mrg)[-._[]?(\d{1,2})(?:\]|[-._[]\d{1,2}){0,6}$/i;
const LONGEST = 64;

/** Whether a key names a field that would go from an HL7 v2 message. */
export function isFieldThatGoes(key: string): boolean {
  if (key.length < 4 || key.length > LONGEST) return false;
  const found = JOINED.exec(key) ?? SIGNED.exec(key);
  const name = found?.[1]?.toUpperCase() ?? '';
  if (!isKnownSegment(name) || isEnvelope(name)) return false;
  const kind = fieldKind(segmentRule(name), Number(found?.[2]));
  return kind === FIELD.goes || kind === FIELD.result;
}
