import type { Detector } from '../detector.ts';
import { isReplacement } from '../replacement.ts';
import { PlaceSearch } from '../search/place-search.ts';
import { isTaken } from '../taken-value.ts';
import { isTypeWord } from './assigned-value.ts';

interface Notation {
  /** Global. Groups: `lead` (all in front of the value), `label` (within it or behind), `value`. */
  readonly pattern: RegExp;
  /** Says whether a value is one. Default: {@link isNoWord}. */
  accepts?(value: string): boolean;
}

/** Words alone may be of a program or a sentence: `('password', 'required')`, `set PASSWORD to`. */
function isNoWord(value: string): boolean {
  return /\d|[!@#$%^&*]/.test(value) && !/^[$%{<]|\s/.test(value);
}

const any = (): boolean => true;

const NOTATIONS: readonly Notation[] = [
  // PHP's var_dump: ["mrn"]=> string(8) "…"
  {
    pattern:
      /(?<=\["(?<label>[^"\n]{1,64})"(?::[\w":\\]{1,80})?\]=>\s{1,32})(?<lead>\b(?:string\(\d{1,9}\) "|int\(|float\())(?<value>[^"\n)]{1,2048})/g,
    accepts: any,
  },
  // PHP's serialize: s:8:"password";s:12:"…"
  {
    pattern:
      /(?<lead>\bs:\d{1,6}:\\?"(?<label>[^"\\\n]{1,64})\\?";(?:s:\d{1,9}:\\?"|[id]:))(?<value>[^"\\;\n]{1,2048})/g,
    accepts: any,
  },
  // ('password', '…'), define("DB_PASSWORD", "…"), setItem('password','…')
  {
    pattern:
      /(?<lead>\((?<quote>["'])(?<label>[A-Za-z_][\w.-]{1,63})\k<quote>,\s{0,8}["'])(?<value>[^"'\\\n]{3,256})(?=["']\s{0,4}[,)])/g,
  },
  // HCL: variable "password" { default = "…" }
  {
    pattern:
      /(?<lead>\bvariable\s"(?<label>[\w-]{1,64})"\s{0,4}\{[^{}]{0,400}?\bdefault\s{0,16}=\s{0,8}")(?<value>[^"\\\n]{1,512})/g,
    accepts: any,
  },
  // set DB_PASS …, ENV DB_PASSWORD …
  {
    pattern:
      /(?<lead>\b(?:set|setx|setenv|ENV|ARG)\s(?<label>[A-Z][A-Z\d_]{2,63})\s{1,4}["']?)(?<value>[^\s"'=]{4,256})/g,
  },
  // PatientMRN 7734…, MRN ~ 7734…
  {
    pattern:
      /(?<lead>(?<![A-Z\d_])(?<label>MRN|\bmrn|SSN|\bssn) ?(?:(?<=[a-z]MRN )|~) ?)(?<value>\d[\d-]{4,11})(?![\w.-])/g,
    accepts: any,
  },
  // CEF: cs1Label=mrn cs1=…, in either order
  {
    pattern:
      /(?<lead>\b(?<field>cs\d|cn\d|flexString\d|flexNumber\d)Label=(?<label>[\w.-]{1,64}) (?:[^\n]{0,200}? )?\k<field>=)(?<value>[^\s|]{1,256})/g,
    accepts: any,
  },
  {
    pattern:
      /(?<lead>\b(?<field>cs\d|cn\d|flexString\d|flexNumber\d)=)(?<value>[^\s|]{1,256})(?= (?:[^\n]{0,200}? )?\k<field>Label=(?<label>[\w.-]{1,64}))/g,
    accepts: any,
  },
];

/**
 * Labels and values as neighbors in notations that have neither `:` nor `=` between them, judged
 * by the label: PHP, tuples and calls, HCL's defaults, `ENV`, ArcSight's CEF.
 */
export const notedValues: readonly Detector[] = NOTATIONS.map(({ pattern, accepts = isNoWord }) => {
  const search = new PlaceSearch(pattern);
  return {
    name: 'noted-value',
    kind: 'secret',
    sieve: 0,
    begins: pattern,
    redact: (text, { keys, replace }, places) =>
      search.replace(text, places, (match) => {
        const { lead = '', label = '', value = '' } = match.groups ?? {};
        const rule = keys.verdict(label).scalarRule;
        if (rule === undefined || !accepts(value)) return undefined;
        if (isReplacement(value) || isTypeWord(value) || !isTaken(value, rule, label)) {
          return undefined;
        }
        return lead + replace(value, label) + match[0].slice(lead.length + value.length);
      }),
  };
});
