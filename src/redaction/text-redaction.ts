import type { AnyValue } from '@opentelemetry/api';
import type { Detector, DetectorContext } from './detector.ts';
import { DETECTORS } from './detectors/all.ts';
import type { KeyRules } from './key-rules.ts';
import { DetectorScan } from './search/detector-scan.ts';

/** JSON in JSON in a URL …: what lies deeper is replaced unless it is plain. */
const DEEPEST_TEXT = 8;
/** Values repeat (methods, routes, hosts, levels): short texts known to be clean, and how many. */
const CLEAN_LENGTH = 96;
const CLEAN_TEXTS = 2_048;

/** Runs the detectors of one policy over texts. */
export class TextRedaction {
  private readonly detectors: readonly Detector[];
  private readonly known: boolean;
  private scanner: DetectorScan | undefined;
  private readonly context: DetectorContext;
  private readonly clean = new Set<string>();
  private depth = 0;
  /** Findings so far. */
  private asked = 0;
  private running = '';

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
    this.known = options.own.length === 0;
    this.context = {
      keys: options.keys,
      replace: (value, hint) => {
        this.asked++;
        return options.replace(this.running, value, hint);
      },
      redactText: (text) => {
        if (this.depth < DEEPEST_TEXT) return this.redact(text);
        return this.mayHold(text) ? options.replace('too-deep', text) : text;
      },
      redactParsed: (value) =>
        this.depth < DEEPEST_TEXT ? options.redactParsed(value) : options.replace('too-deep', ''),
    };
  }

  /** The same string where nothing was found. */
  redact(text: string): string {
    if (text.length > CLEAN_LENGTH) return this.search(text);
    if (this.clean.has(text)) return text;
    const asked = this.asked;
    const found = this.search(text);
    // A policy may let a finding stay at one place, and not at another.
    if (found === text && this.asked === asked) this.remember(text);
    return found;
  }

  private remember(text: string): void {
    // Inside another text, a detector's answer depends on how deep it is.
    if (this.depth > 0) return;
    if (this.clean.size >= CLEAN_TEXTS) this.clean.clear();
    this.clean.add(text);
  }

  private mayHold(text: string): boolean {
    this.scanner ??= new DetectorScan(this.detectors, this.known);
    return this.scanner.run(text, DEEPEST_TEXT).next(0) !== -1;
  }

  private search(text: string): string {
    this.scanner ??= new DetectorScan(this.detectors, this.known);
    const outer = this.running;
    const depth = this.depth++;
    try {
      let clean = text;
      let scan = this.scanner.run(clean, depth);
      for (let next = scan.next(0); next !== -1; next = scan.next(next + 1)) {
        const detector = this.detectors[next] as Detector;
        this.running = detector.name;
        const redacted = detector.redact(clean, this.context, scan.places);
        this.running = outer;
        if (redacted === clean) continue;
        // What a finding leaves may begin what it hid: `id=…` in front of what was no number.
        clean = redacted;
        scan = this.scanner.run(clean, depth);
      }
      return clean;
    } finally {
      this.depth--;
      this.running = outer;
    }
  }
}
