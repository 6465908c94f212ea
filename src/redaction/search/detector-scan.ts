import type { Detector } from '../detector.ts';
import { SPEAKS_OF_PEOPLE } from '../detectors/people-words.ts';
import { SIEVE } from '../sieve.ts';
import { Change } from './change.ts';
import { CompiledScan } from './compiled-scan.ts';
import { Scan } from './scan.ts';
import { type Scanner, TextScan } from './text-scan.ts';

/** Sets of characters seen so far: few kinds of text exist, but an attacker may try for all. */
const MOST_KINDS = 1_024;
const NOWHERE: readonly number[] = [];
/** The scanner takes it for the edge of a text. */
const NUL = '\0';
/** A shorter text is looked at as a whole again. */
const LONG_TEXT = 1_024;

/** Says which detectors need to see a text, and where. */
export class DetectorScan {
  private readonly detectors: readonly Detector[];
  /** The detectors that have a beginning, in the order of the scan's patterns. */
  private readonly begun: readonly number[];
  private readonly scanner: Scanner;
  private readonly part: Scan;
  private readonly plans: Plan[] = [];
  private readonly byKind = new Map<number, readonly number[]>();

  /** @param known no detector is a policy's own */
  constructor(detectors: readonly Detector[], known: boolean) {
    this.detectors = detectors;
    this.begun = detectors.flatMap((each, index) => (each.begins ? [index] : []));
    const patterns = [...detectors.flatMap(({ begins }) => begins ?? []), SPEAKS_OF_PEOPLE];
    this.part = new Scan(patterns.length);
    this.scanner = CompiledScan.create(patterns, known) ?? new TextScan(patterns);
  }

  /** @param depth texts within texts: the plan of each holds until the next of its depth */
  run(text: string, depth: number): Plan {
    return this.runOver(text, depth, text.includes(NUL));
  }

  /** {@link run} of several texts with a NUL between them and none in them. */
  runJoined(texts: string, depth: number): Plan {
    return this.runOver(texts, depth, false);
  }

  private runOver(text: string, depth: number, hasNul: boolean): Plan {
    this.plans[depth] ??= new Plan(this.detectors, this.begun);
    const plan = this.plans[depth] as Plan;
    const { scan } = plan;
    this.scanner.run(text, scan);
    if (hasNul) scan.bits |= SIEVE.control;
    this.seePeople(plan);
    plan.begin(this.unbegun(scan.bits));
    return plan;
  }

  /**
   * {@link run} of a text that a plan was made for before a detector changed something in it. In a
   * long text, only what stands around the change is looked at. A character that is gone may still
   * count as one that is there.
   */
  runAgain(plan: Plan, before: string, after: string, depth: number): Plan {
    if (after.length < LONG_TEXT) return this.run(after, depth);
    const change = new Change(before, after);
    if (change.to - change.from > after.length / 2) return this.run(after, depth);
    const changed = after.slice(change.from, change.to);
    this.scanner.run(changed, this.part);
    const { part } = this;
    const { scan } = plan;
    const places: number[][] = [];
    for (let pattern = 0; pattern <= this.begun.length; pattern++) {
      const [old, again] = [scan.placesOf(pattern), part.placesOf(pattern)];
      places.push(change.places(old, again));
    }
    scan.replace(places);
    scan.bits |= changed.includes(NUL) ? part.bits | SIEVE.control : part.bits;
    this.seePeople(plan);
    plan.begin(this.unbegun(scan.bits));
    return plan;
  }

  /** The last of the patterns is nobody's beginning, but a sign. */
  private seePeople(plan: Plan): void {
    plan.people = plan.scan.placesOf(this.begun.length);
    if (plan.people.length > 0) plan.scan.bits |= SIEVE.people;
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
    this.scan = new Scan(begun.length + 1);
  }

  begin(others: readonly number[]): void {
    this.others = others;
    this.pattern = 0;
    this.other = 0;
  }

  /** How many detectors' patterns may match; the sign of people comes last. */
  private get countOfBegun(): number {
    return this.people.length > 0 ? this.scan.count - 1 : this.scan.count;
  }

  /** No detector needs to see the text. */
  get isEmpty(): boolean {
    if (this.others.length > 0) return false;
    for (let pattern = 0; pattern < this.countOfBegun; pattern++) {
      if (this.isCalled(this.begun[this.scan.patternAt(pattern)] as number)) return false;
    }
    return true;
  }

  /** The next detector from an index on; -1: there is none. Ascending indices only. */
  next(from: number): number {
    const other = this.nextOther(from);
    const begun = this.nextBegun(from);
    this.found = undefined;
    if (begun === -1 || (other !== -1 && other < begun)) return other;
    this.found = this.scan.placesOf(this.scan.patternAt(this.pattern));
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
    for (; this.pattern < this.countOfBegun; this.pattern++) {
      const index = this.begun[this.scan.patternAt(this.pattern)] as number;
      if (index >= from && this.isCalled(index)) return index;
    }
    return -1;
  }

  /** Whether a detector's other conditions are met. */
  private isCalled(index: number): boolean {
    const { sieve } = this.detectors[index] as Detector;
    return (this.scan.bits & sieve) === sieve;
  }
}
