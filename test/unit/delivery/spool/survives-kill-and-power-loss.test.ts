import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpoolEntry, SpoolMode, SpoolReader } from '../../../../src/delivery/spool/index.ts';
import { SimulatedStorage } from './simulated-storage.ts';
import { readEntries, TestClock, TestProcess, textsOf } from './spool-world.ts';

type Step =
  | { do: 'append'; bytes: number; severity: number }
  | { do: 'turn' }
  | { do: 'durable' }
  | { do: 'read'; count: number }
  | { do: 'deliver' }
  | { do: 'kill' }
  | { do: 'losePower'; seed: number };

const harmless: fc.Arbitrary<Step>[] = [
  fc.record({
    do: fc.constant('append' as const),
    bytes: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 3000 })),
    severity: fc.integer({ min: 0, max: 24 }),
  }),
  fc.record({ do: fc.constant('turn' as const) }),
  fc.record({ do: fc.constant('durable' as const) }),
  fc.record({ do: fc.constant('read' as const), count: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ do: fc.constant('deliver' as const) }),
];
const kill: fc.Arbitrary<Step> = fc.record({ do: fc.constant('kill' as const) });
const losePower: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('losePower' as const),
  seed: fc.nat(),
});
const history = (...ends: fc.Arbitrary<Step>[]) => {
  const appends = { arbitrary: harmless[0] as fc.Arbitrary<Step>, weight: 5 };
  const others = [...harmless.slice(1), ...ends].map((arbitrary) => ({ arbitrary, weight: 1 }));
  return fc.array(fc.oneof(appends, ...others), { maxLength: 60 });
};

/** Runs a history, and knows what has to come out of it. */
class Model {
  readonly clock = new TestClock();
  readonly storage = new SimulatedStorage(() => this.clock.now());
  readonly delivered: string[] = [];
  /** Records that must arrive, in order. */
  owed: string[] = [];
  #unwritten: string[] = [];
  #ofThisProcess: string[] = [];
  #durable = new Set<string>();
  #appended = 0;
  #pid = 1;
  #boot = 0;
  readonly #mode: SpoolMode;
  #process: TestProcess;
  #held: { reader: SpoolReader; entry: SpoolEntry }[] = [];

  constructor(mode: SpoolMode) {
    this.#mode = mode;
    this.#process = this.#start();
  }

  async run(steps: readonly Step[]): Promise<void> {
    for (const step of steps) await this.#step(step);
    this.#restart();
    this.#read(Number.POSITIVE_INFINITY);
    this.#deliver();
  }

  get damage() {
    return this.#process.adopted.map((reader) => reader.damage);
  }

  async #step(step: Step): Promise<void> {
    if (step.do === 'append') this.#append(step.bytes, step.severity);
    else if (step.do === 'turn') this.#turn();
    else if (step.do === 'durable') await this.#makeDurable();
    else if (step.do === 'read') this.#read(step.count);
    else if (step.do === 'deliver') this.#deliver();
    else if (step.do === 'kill') this.#kill();
    else this.#losePower(step.seed);
  }

  #append(bytes: number, severity: number): void {
    const text = `${this.#appended++} ${'x'.repeat(bytes)}`;
    this.#ofThisProcess.push(text);
    const outcome = this.#process.append(text, severity);
    expect(outcome).toMatch(/^(?:spooled|pending)$/);
    if (outcome === 'pending') this.#unwritten.push(text);
    // A full buffer was written, and with it what was before.
    else this.owed.push(...this.#unwritten.splice(0), text);
  }

  #turn(): void {
    this.clock.endTurn();
    this.owed.push(...this.#unwritten.splice(0));
    this.storage.settle();
  }

  async #makeDurable(): Promise<void> {
    // Only its own records: what a killed process had not made durable stays so.
    const before = this.#ofThisProcess;
    const durable = this.#process.writer.durable();
    this.owed.push(...this.#unwritten.splice(0));
    while (this.storage.hasUnsettled) this.storage.settle();
    expect(await durable).toBe(true);
    if (this.#mode === 'fsync') for (const text of before) this.#durable.add(text);
  }

  #read(count: number): void {
    this.#held.push(...readEntries([...this.#process.adopted, this.#process.reader], count));
  }

  #deliver(): void {
    this.delivered.push(...textsOf(this.#held));
    for (const { reader, entry } of this.#held.splice(0)) reader.delivered(entry);
    for (const reader of [...this.#process.adopted, this.#process.reader]) {
      expect(reader.saveCursor()).toBe(true);
    }
  }

  #kill(): void {
    this.storage.kill();
    this.#restart();
  }

  #losePower(seed: number): void {
    let state = seed;
    this.storage.losePower((below) => {
      state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
      return (state >> 8) % below;
    });
    this.owed = this.owed.filter((text) => this.#durable.has(text));
    this.#boot += 1;
    this.#restart();
  }

  #restart(): void {
    this.#unwritten = [];
    this.#ofThisProcess = [];
    this.#held = [];
    this.clock.forget();
    this.clock.pass(61_000);
    this.#process = this.#start();
  }

  #start(): TestProcess {
    const process = new TestProcess(
      this.storage,
      this.clock,
      this.#pid++,
      `${this.#boot}`,
      this.#mode,
    );
    process.adopt();
    return process;
  }
}

const MODES = ['on', 'coalesced', 'fsync'] as const;

describe('the spool in a file system that can fail', () => {
  it.each(MODES)('mode %s: a kill loses no acknowledged record, and repeats none', async (mode) => {
    await fc.assert(
      fc.asyncProperty(history(kill), async (steps) => {
        const model = new Model(mode);
        await model.run(steps);
        const inOrder = [...model.delivered].sort(
          (a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10),
        );
        expect(inOrder.filter((text) => model.owed.includes(text))).toEqual(model.owed);
        expect(new Set(model.delivered).size).toBe(model.delivered.length);
      }),
      { numRuns: 150 },
    );
  });

  it('one process: records arrive in the order of their calls', async () => {
    await fc.assert(
      fc.asyncProperty(history(), async (steps) => {
        const model = new Model('on');
        await model.run(steps);
        expect(model.delivered).toEqual(model.owed);
      }),
      { numRuns: 100 },
    );
  });

  it.each(MODES)('mode %s: a loss of power loses nothing that was durable', async (mode) => {
    await fc.assert(
      fc.asyncProperty(history(kill, losePower), async (steps) => {
        const model = new Model(mode);
        await model.run(steps);
        const arrived = new Set(model.delivered);
        expect(model.owed.filter((text) => !arrived.has(text))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
