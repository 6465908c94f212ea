import type { AnyValue } from '@opentelemetry/api';
import type { Detector, DetectorContext } from './detector.ts';
import { DETECTORS } from './detectors/all.ts';
import type { KeyRules } from './key-rules.ts';
import { REDACTED } from './replacement.ts';
import { sieve } from './sieve.ts';

/** JSON in JSON in a URL …: what lies deeper is replaced unless it is plain. */
const DEEPEST_TEXT = 8;
/** Sieve results seen so far: few kinds of text exist, but an attacker may try for all. */
const PLANS = 1_024;

/** Values repeat (methods, routes, hosts, levels): short texts known to be clean, and how many. */
const CLEAN_LENGTH = 96;
const CLEAN_TEXTS = 2_048;

/** Runs the detectors of one policy over texts. */
export class TextRedaction {
  private readonly detectors: readonly Detector[];
  private readonly plans = new Map<number, readonly Detector[]>();
  private readonly context: DetectorContext;
  private readonly clean = new Set<string>();
  private depth = 0;
  private running = '';
  /** Those that may settle a text alone; none where a policy's own detectors want to see all. */
  private readonly settling: readonly Detector[];
  /** Only asked whether there is anything to find: nothing is counted. */
  private asked = false;

  constructor(options: {
    keys: KeyRules;
    secretsOnly: boolean;
    /** A policy's own detectors: before ours for identifiers, which might take a part. */
    own: readonly Detector[];
    redactParsed: (value: AnyValue) => AnyValue;
    replace: (detector: string, value: string, hint?: string) => string;
  }) {
    const ours = DETECTORS.filter((each) => !options.secretsOnly || each.kind === 'secret');
    const structures = ours.findIndex(({ name }) => name === 'assignment') + 1;
    this.detectors = [...ours.slice(0, structures), ...options.own, ...ours.slice(structures)];
    this.settling = options.own.length === 0 ? ours.filter((each) => each.redactWhole) : [];
    const replace: typeof options.replace = (detector, value, hint) =>
      this.asked ? REDACTED : options.replace(detector, value, hint);
    this.context = {
      keys: options.keys,
      replace: (value, hint) => replace(this.running, value, hint),
      redactText: (text) => {
        if (this.depth < DEEPEST_TEXT) return this.redact(text);
        return this.plan(sieve(text)).length === 0 ? text : replace('too-deep', text);
      },
      redactParsed: (value) =>
        this.depth < DEEPEST_TEXT && !this.asked
          ? options.redactParsed(value)
          : replace('too-deep', ''),
    };
  }

  /** The same string where nothing was found. */
  redact(text: string): string {
    if (text.length > CLEAN_LENGTH) return this.search(text);
    if (this.clean.has(text)) return text;
    const found = this.search(text);
    if (found === text) this.remember(text);
    return found;
  }

  private remember(text: string): void {
    // Inside another text, a detector's answer depends on how deep it is.
    if (this.depth > 0) return;
    if (this.clean.size >= CLEAN_TEXTS) this.clean.clear();
    this.clean.add(text);
  }

  private search(text: string): string {
    for (const detector of this.settling) {
      const whole = this.within(detector, () =>
        detector.redactWhole?.(text, this.context, this.preview),
      );
      if (whole?.settled) return whole.text;
      if (whole !== undefined) return this.searchAll(whole.text);
    }
    return this.searchAll(text);
  }

  private readonly preview = (text: string): string => {
    const outer = this.asked;
    this.asked = true;
    try {
      return this.context.redactText(text);
    } finally {
      this.asked = outer;
    }
  };

  private within<T>(detector: Detector, action: () => T): T {
    const outer = this.running;
    this.running = detector.name;
    this.depth++;
    try {
      return action();
    } finally {
      this.depth--;
      this.running = outer;
    }
  }

  private searchAll(text: string): string {
    const plan = this.plan(sieve(text));
    if (plan.length === 0) return text;
    const outer = this.running;
    this.depth++;
    try {
      let clean = text;
      for (const detector of plan) {
        this.running = detector.name;
        clean = detector.redact(clean, this.context);
        this.running = outer;
      }
      return clean;
    } finally {
      this.depth--;
      this.running = outer;
    }
  }

  private plan(bits: number): readonly Detector[] {
    const known = this.plans.get(bits);
    if (known !== undefined) return known;
    const plan = this.detectors.filter((each) => (bits & each.sieve) === each.sieve);
    if (this.plans.size >= PLANS) this.plans.clear();
    this.plans.set(bits, plan);
    return plan;
  }
}
