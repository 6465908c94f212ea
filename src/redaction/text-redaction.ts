import type { AnyValue } from '@opentelemetry/api';
import { CleanTexts } from './clean-texts.ts';
import type { Detector, DetectorContext } from './detector.ts';
import { DETECTORS } from './detectors/all.ts';
import type { KeyRules } from './key-rules.ts';
import { NewTexts } from './new-texts.ts';
import { REDACTED } from './replacement.ts';
import { DetectorScan } from './search/detector-scan.ts';

/** Names what is said of a key of surrogates that was found. */
const KEY_DETECTOR = 'redaction-key';

/** JSON in JSON in a URL …: what lies deeper is replaced unless it is plain. */
const DEEPEST_TEXT = 8;

/** Most texts within a text that are remembered as long as it is looked at. */
const MOST_INSIDE = 64;
const LONGEST_INSIDE = 96;

/** Runs the detectors of one policy over texts. */
export class TextRedaction {
  private readonly detectors: readonly Detector[];
  /** Those that may settle a text alone; none where a policy's own detectors want to see all. */
  private readonly settling: readonly Detector[];
  private readonly known: boolean;
  private readonly context: DetectorContext;
  private readonly clean = new CleanTexts();
  /** Texts within the text under way in which nothing begins. */
  private readonly holdNothing = new Set<string>();
  /** Texts that are never shown: the keys of surrogates. */
  private readonly keyTexts: readonly string[];
  private scanner: DetectorScan | undefined;
  private depth = 0;
  private running = '';
  /** Findings so far. */
  private findings = 0;
  /** Only asked whether there is anything to find: nothing is counted. */
  private previewing = false;

  constructor(options: {
    keys: KeyRules;
    secretsOnly: boolean;
    /** A policy's own detectors: before ours for identifiers, which might take a part. */
    own: readonly Detector[];
    keyTexts: readonly string[];
    redactParsed: (value: AnyValue) => AnyValue;
    replace: (detector: string, value: string, hint?: string) => string;
  }) {
    const ours = DETECTORS.filter((each) => !options.secretsOnly || each.kind === 'secret');
    const structures = ours.findIndex(({ name }) => name === 'assignment') + 1;
    this.detectors = [...ours.slice(0, structures), ...options.own, ...ours.slice(structures)];
    this.known = options.own.length === 0;
    this.keyTexts = options.keyTexts;
    this.settling = this.known ? ours.filter((each) => each.redactWhole) : [];
    const replace: typeof options.replace = (detector, value, hint) => {
      this.findings++;
      return this.previewing ? REDACTED : options.replace(detector, value, hint);
    };
    this.context = {
      keys: options.keys,
      replace: (value, hint) => replace(this.running, value, hint),
      redactText: (text) => {
        if (this.depth < DEEPEST_TEXT) return this.redact(text);
        return this.mayHold(text) ? replace('too-deep', text) : text;
      },
      redactParsed: (value) =>
        this.depth < DEEPEST_TEXT && !this.previewing
          ? options.redactParsed(value)
          : replace('too-deep', ''),
    };
  }

  /** The same string where nothing was found. */
  redact(text: string): string {
    const slot = this.clean.slotOf(text);
    if (this.clean.has(text, slot)) return text;
    if (this.depth > 0 && text.length <= LONGEST_INSIDE && this.holdNothing.has(text)) return text;
    const { findings } = this;
    const found = this.search(text);
    // A policy may let a finding stay at one place, and not at another; and inside another text,
    // a detector's answer depends on how deep it is.
    if (found === text && this.findings === findings && this.depth === 0) {
      this.clean.add(text, slot);
    }
    return found;
  }

  /** Texts of one record that are looked at together. */
  newTexts(longest: number): NewTexts {
    return new NewTexts(
      this.clean,
      longest,
      (joined) => this.scan().runJoined(joined, this.depth).isEmpty,
    );
  }

  private scan(): DetectorScan {
    this.scanner ??= new DetectorScan(this.detectors, this.known);
    return this.scanner;
  }

  private holdsKey(text: string): boolean {
    if (this.keyTexts.length === 0) return false;
    for (const key of this.keyTexts) if (text.includes(key)) return true;
    return false;
  }

  /** Whoever has a key can test guesses against surrogates, so no label is needed to take it. */
  private withoutKeys(text: string): string {
    this.running = KEY_DETECTOR;
    let clean = text;
    for (const key of this.keyTexts) {
      if (clean.includes(key)) clean = clean.split(key).join(this.context.replace(key));
    }
    return clean;
  }

  private mayHold(text: string): boolean {
    return this.holdsKey(text) || this.scan().run(text, DEEPEST_TEXT).next(0) !== -1;
  }

  private readonly preview = (text: string): string => {
    const outer = this.previewing;
    this.previewing = true;
    try {
      return this.context.redactText(text);
    } finally {
      this.previewing = outer;
    }
  };

  private search(given: string): string {
    const { running } = this;
    const depth = this.depth++;
    try {
      const text = this.holdsKey(given) ? this.withoutKeys(given) : given;
      for (const detector of this.settling) {
        this.running = detector.name;
        const whole = detector.redactWhole?.(text, this.context, this.preview);
        if (whole !== undefined)
          return whole.settled ? whole.text : this.searchAll(whole.text, depth);
      }
      return this.searchAll(text, depth);
    } finally {
      this.depth--;
      this.running = running;
      if (depth === 0 && this.holdNothing.size > 0) this.holdNothing.clear();
    }
  }

  /**
   * Several detectors look at the values of a query, one after the other. What holds no beginning
   * holds nothing, however deep it is; but what stands around it may still say that it is a secret,
   * so that it is forgotten with the text.
   */
  private rememberInside(text: string, depth: number): void {
    if (depth === 0 || text.length > LONGEST_INSIDE) return;
    if (this.holdNothing.size < MOST_INSIDE) this.holdNothing.add(text);
  }

  private searchAll(text: string, depth: number): string {
    let clean = text;
    let plan = this.scan().run(clean, depth);
    if (plan.isEmpty) this.rememberInside(clean, depth);
    for (let next = plan.next(0); next !== -1; next = plan.next(next + 1)) {
      const detector = this.detectors[next] as Detector;
      this.running = detector.name;
      const redacted = detector.redact(clean, this.context, plan.places, plan.people);
      if (redacted === clean) continue;
      // What a finding leaves may begin what it hid: `id=…` in front of what was no number.
      plan = this.scan().runAgain(plan, clean, redacted, depth);
      clean = redacted;
    }
    return clean;
  }
}
