import type { Detector, DetectorContext } from '../detector.ts';
import { isReplacement } from '../replacement.ts';
import { SIEVE } from '../sieve.ts';
import { isTaken } from '../taken-value.ts';

const TAG = /<(\/?)([A-Za-z_][\w.-]{0,63}(?::[\w.-]{1,63})?)((?:\s[^<>]{0,4096})?)>/g;
const ATTRIBUTE = /([A-Za-z_][\w:.-]{0,63})(\s?=\s?\\?)(["'])([^"'<>]{0,2048}?)(?=\\?\3)/g;
const DEEPEST = 64;

/** Elements of CDA and FHIR whose whole content goes; the key rules know neither. */
const TAKEN =
  /^(?:addr|address|telecom|birthtime|birthdate|deceaseddatetime|deceasedtime|streetaddressline|line|postalcode|prefix|suffix|div|nonxmlbody|maidenname|identifier)$/;
/** Attributes that hold an element's value. */
const VALUE = /^(?:value|extension|text|content)$/i;
const CDA_ID = /^(?:id|setid)$/;
const NAMES = /^(?:name|assignedperson|guardianperson)$/;
const KEPT_ATTRIBUTE =
  /^(?:xmlns.*|use|system|root|code|codesystem|.*schemalocation|classcode|typecode|nullflavor|unit)$/i;

/**
 * XML in text: CDA, FHIR, SOAP. Each element's text and its `value` are judged by the names of
 * the elements around it, attributes by their own.
 *
 * @see HL7 CDA R2; https://hl7.org/fhir/R4/xml.html
 */
export const markup: Detector = {
  name: 'markup',
  kind: 'secret',
  sieve: SIEVE.markup,
  redact: (text, context) =>
    text.includes('</') || text.includes('/>') ? new Markup(text, context).redact() : text,
};

/** Elements whose text may name what the next element holds. */
const SAYS =
  /^(?:name|key|string|field|param|parameter|property|attribute|column|header|label|code|id|type|td|th|dt)$/;
/** Elements and attributes that hold what is named beside them. */
const HOLDS =
  /^(?:td|dd)$|(?:^|[a-z_-])(?:value|val|data|string|text|content|integer|real|date|default|answer|old|new|current|previous)$/i;
/** Attributes that name what the element holds. */
const NAMING =
  /(?:^|\s)(?:name|key|field|param|parameter|property|attribute|column|header|label|path)\s?=\s?\\?["']([^"'<>]{2,128}?)\\?["']/gi;
/** The same of attributes that mostly say something else: an element's text is not theirs. */
const MAY_NAME =
  /(?:^|\s)(?:id|code|type|title|placeholder)\s?=\s?\\?["']([^"'<>]{2,128}?)\\?["']/gi;
const LONGEST_LABEL = 128;

interface Element {
  readonly name: string;
  /** A `name` attribute says what its text and its `value` are. */
  readonly label: string | undefined;
  /** The text of the element before the next one within: `<name>ssn</name><value>…</value>`. */
  said: string | undefined;
  /** Its text is said of by the element before it. */
  readonly isValue: boolean;
  /** Its own text and `value` go. */
  readonly taken: boolean;
  /** So does all below. */
  readonly below: boolean;
  readonly person: boolean;
}

const OUTSIDE: Element = {
  name: '',
  label: undefined,
  said: undefined,
  isValue: false,
  taken: false,
  below: false,
  person: false,
};

class Markup {
  private readonly text: string;
  private readonly context: DetectorContext;
  private readonly open: Element[] = [];
  private readonly root: Element = { ...OUTSIDE };
  private out = '';
  private copied = 0;

  constructor(text: string, context: DetectorContext) {
    this.text = text;
    this.context = context;
  }

  redact(): string {
    let contentStart = 0;
    // No tag may match across `<`, so each is looked at once.
    for (const found of this.text.matchAll(TAG)) {
      this.content(contentStart, found.index);
      this.tag(found);
      contentStart = found.index + found[0].length;
    }
    if (this.open.length > 0) this.content(contentStart, this.text.length);
    return this.copied === 0 ? this.text : this.out + this.text.slice(this.copied);
  }

  private content(start: number, end: number): void {
    const element = this.top();
    const mayName = !element.isValue && SAYS.test(element.name);
    if (!element.taken && element.label === undefined && !mayName) return;
    const content = this.text.slice(start, end);
    const value = content.trim();
    if (value === '' || isReplacement(value)) return;
    if (mayName) this.say(value);
    if (!element.taken && !this.isTold(element.label, value)) return;
    if (!element.taken && this.isName(element, value)) return;
    const at = start + content.indexOf(value);
    this.put(at, at + value.length, this.context.replace(value));
  }

  /** Tells the element around what the next one within it holds. */
  private say(value: string): void {
    if (value.length <= LONGEST_LABEL) (this.open.at(-2) ?? this.root).said = value;
  }

  /** What an attribute names that has a value to hide. */
  private labelIn(attributes: string, naming: RegExp): string | undefined {
    if (attributes === '') return undefined;
    const names = Array.from(attributes.matchAll(naming), ([, name = '']) => name);
    return names.find((name) => this.context.keys.verdict(name).scalarRule !== undefined);
  }

  /** A cell of a row of names is no value: `<td>MRN</td><td>Name</td>`. */
  private isName(element: Element, value: string): boolean {
    const isCell = element.name === 'td' || element.name === 'dd';
    return isCell && this.context.keys.verdict(value).scalarRule !== undefined;
  }

  private isTold(label: string | undefined, value: string): boolean {
    const rule = label === undefined ? undefined : this.context.keys.verdict(label).scalarRule;
    return label !== undefined && rule !== undefined && isTaken(value, rule, label);
  }

  private tag(found: RegExpExecArray): void {
    const [all, slash, name = '', attributes = ''] = found;
    const local = name.slice(name.indexOf(':') + 1);
    if (slash === '/') {
      this.close(local);
      return;
    }
    const element = this.element(local, attributes);
    const clean = attributes === '' ? '' : this.attributes(attributes, element);
    if (clean !== attributes) {
      const start = found.index + 1 + name.length;
      this.put(start, start + attributes.length, clean);
    }
    if (!all.endsWith('/>') && this.open.length < DEEPEST) this.open.push(element);
  }

  private element(local: string, attributes: string): Element {
    const above = this.top();
    const holds = HOLDS.test(local);
    const before = holds ? above.said : undefined;
    if (holds) above.said = undefined;
    const { keys } = this.context;
    const lower = local.toLowerCase();
    const verdict = keys.verdict(local);
    const person = above.person || verdict.person || lower === 'recordtarget';
    const known = keys.identifies() !== undefined && this.isKnown(lower, above);
    const ofPerson = person && verdict.belowPerson && keys.identifies() !== undefined;
    // `patient` alone holds a record, whose elements are judged one by one.
    const below = above.below || known || ofPerson || verdict.rule !== undefined;
    return {
      name: lower,
      label: this.labelIn(attributes, NAMING) ?? before ?? (holds ? above.label : undefined),
      said: undefined,
      isValue: before !== undefined,
      taken: below || verdict.scalarRule !== undefined,
      below,
      person,
    };
  }

  private isKnown(name: string, above: Element): boolean {
    if (name === 'div') return above.name === 'text';
    if (TAKEN.test(name)) return above.name !== '' || (name !== 'prefix' && name !== 'line');
    return (
      NAMES.test(name) && (above.person || /(?:person|assigned|author|custodian)/.test(above.name))
    );
  }

  private attributes(attributes: string, element: Element): string {
    const { keys } = this.context;
    const weak = this.labelIn(attributes, MAY_NAME);
    return attributes.replace(
      ATTRIBUTE,
      (match: string, name: string, equals: string, quote: string, value: string) => {
        const holds = VALUE.test(name) && (element.taken || this.isPersonId(name, element));
        const named = this.isTold(name, value) && !KEPT_ATTRIBUTE.test(name);
        const person = element.person && /^(?:name|displayname|id|number)$/i.test(name);
        const told = HOLDS.test(name) && this.isTold(element.label ?? weak, value);
        const taken = holds || told || named || (person && keys.identifies() !== undefined);
        if (!taken || value === '' || isReplacement(value)) return match;
        return `${name}${equals}${quote}${this.context.replace(value)}`;
      },
    );
  }

  /** `<id root="2.16.…" extension="123"/>`: every instance identifier, as only its root says whose. */
  private isPersonId(attribute: string, element: Element): boolean {
    if (this.context.keys.identifies() === undefined) return false;
    return CDA_ID.test(element.name) && (attribute.toLowerCase() === 'extension' || element.person);
  }

  /** A closing tag closes what was left open within, if it was opened at all. */
  private close(local: string): void {
    const name = local.toLowerCase();
    for (let index = this.open.length - 1; index >= 0; index--) {
      if (this.open[index]?.name !== name) continue;
      this.open.length = index;
      return;
    }
  }

  private top(): Element {
    return this.open.at(-1) ?? this.root;
  }

  private put(start: number, end: number, clean: string): void {
    this.out += this.text.slice(this.copied, start) + clean;
    this.copied = end;
  }
}
