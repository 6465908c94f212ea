import type { Detector } from '../detector.ts';
import { SPEAKS_OF_PEOPLE } from '../detectors/people-words.ts';
import { SIEVE } from '../sieve.ts';
import { CompiledScan } from './compiled-scan.ts';
import { emptyScan, type Scan, type Scanner, TextScan } from './text-scan.ts';

/** Sets of characters seen so far: few kinds of text exist, but an attacker may try for all. */
const MOST_KINDS = 1_024;
const NOWHERE: readonly number[] = [];

/** Says which detectors need to see a text, and where. */
export class DetectorScan {
  private readonly detectors: readonly Detector[];
  /** The detectors that have a beginning, in the order of the scan's patterns. */
  private readonly begun: readonly number[];
  private readonly scanner: Scanner;
  private readonly plans: Plan[] = [];
  private readonly byKind = new Map<number, readonly number[]>();

  /** @param known no detector is a policy's own */
  constructor(detectors: readonly Detector[], known: boolean) {
    this.detectors = detectors;
    this.begun = detectors.flatMap((each, index) => (each.begins ? [index] : []));
    const patterns = [...detectors.flatMap(({ begins }) => begins ?? []), SPEAKS_OF_PEOPLE];
    this.scanner = CompiledScan.create(patterns, known) ?? new TextScan(patterns);
  }

  /** @param depth texts within texts: the plan of each holds until the next of its depth */
  run(text: string, depth: number): Plan {
    this.plans[depth] ??= new Plan(this.detectors, this.begun);
    const plan = this.plans[depth] as Plan;
    const { scan } = plan;
    this.scanner.run(text, scan);
    plan.people = scan.patterns.length > 0 ? this.takePeople(scan) : NOWHERE;
    plan.begin(this.unbegun(scan.bits));
    return plan;
  }

  /** The last of the patterns is nobody's beginning, but a sign. */
  private takePeople(scan: Scan): readonly number[] {
    const { patterns } = scan;
    if (patterns[patterns.length - 1] !== this.begun.length) return NOWHERE;
    patterns.pop();
    scan.bits |= SIEVE.people;
    return scan.places[this.begun.length] as readonly number[];
  }

  /** The detectors without a beginning that a text's characters call for. */
  private unbegun(bits: number): readonly number[] {
    const known = this.byKind.get(bits);
    if (known !== undefined) return known;
    const called = this.detectors.flatMap(({ begins, sieve, oneOf }, index) => {
      const has = (bits & sieve) === sieve && (oneOf === undefined || (bits & oneOf) !== 0);
      return begins === undefined && has ? [index] : [];
    });
    if (this.byKind.size >= MOST_KINDS) this.byKind.clear();
    this.byKind.set(bits, called);
    return called;
  }
}

/** The detectors that need to see one text. */
export class Plan {
  readonly scan: Scan;
  /** Where words of people may stand. */
  people: readonly number[] = NOWHERE;
  private readonly detectors: readonly Detector[];
  private readonly begun: readonly number[];
  private others: readonly number[] = [];
  private pattern = 0;
  private other = 0;
  private found: readonly number[] | undefined;

  constructor(detectors: readonly Detector[], begun: readonly number[]) {
    this.detectors = detectors;
    this.begun = begun;
    this.scan = emptyScan(begun.length + 1);
  }

  begin(others: readonly number[]): void {
    this.others = others;
    this.pattern = 0;
    this.other = 0;
  }

  /** No detector needs to see the text. */
  get isEmpty(): boolean {
    return this.others.length === 0 && this.scan.patterns.length === 0;
  }

  /** The next detector from an index on; -1: there is none. Ascending indices only. */
  next(from: number): number {
    const other = this.nextOther(from);
    const begun = this.nextBegun(from);
    this.found = undefined;
    if (begun === -1 || (other !== -1 && other < begun)) return other;
    this.found = this.scan.places[this.scan.patterns[this.pattern] as number];
    return begun;
  }

  /** Where the detector that {@link next} named may find something; not known: anywhere. */
  get places(): readonly number[] | undefined {
    return this.found;
  }

  private nextOther(from: number): number {
    while ((this.others[this.other] ?? from) < from) this.other++;
    return this.others[this.other] ?? -1;
  }

  private nextBegun(from: number): number {
    for (; this.pattern < this.scan.patterns.length; this.pattern++) {
      const index = this.begun[this.scan.patterns[this.pattern] as number] as number;
      const { sieve } = this.detectors[index] as Detector;
      if (index >= from && (this.scan.bits & sieve) === sieve) return index;
    }
    return -1;
  }
}
