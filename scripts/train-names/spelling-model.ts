import {
  BUCKETS,
  eachGram,
  MIDDLE,
  SCALE,
  STEPS,
} from '../../src/redaction/detectors/name-spelling.ts';

interface Sample {
  readonly grams: readonly number[];
  readonly isName: boolean;
  readonly weight: number;
}

const ROUNDS = 8;
const RATE = 0.15;
const DECAY = 1e-4;
/** Levels of SCOWL up to this one count twice: these words are those that texts have. */
const USUAL = 50;

/** A logistic regression over the letters of names and of ordinary words. */
export class SpellingModel {
  private readonly values = new Float64Array(BUCKETS);
  private readonly squares = new Float64Array(BUCKETS).fill(1e-6);

  constructor(english: ReadonlyMap<string, number>, names: Iterable<string>) {
    const samples: Sample[] = [];
    for (const name of new Set(names)) {
      if (/^[a-z]{3,}$/.test(name) && !english.has(name)) samples.push(sample(name, true, 1));
    }
    for (const [word, level] of english) {
      if (word.length > 2) samples.push(sample(word, false, level <= USUAL ? 2 : 1));
    }
    shuffle(samples);
    for (let round = 0; round < ROUNDS; round++) for (const each of samples) this.learn(each);
    this.round();
  }

  /** What the table will say of a word: above 0 for a name. */
  scoreOf(word: string): number {
    return this.sum(gramsOf(word));
  }

  /** A character for each weight. */
  weights(): string {
    const letters = Array.from(this.values, (value) =>
      String.fromCharCode(MIDDLE + Math.round(value * SCALE)),
    );
    return letters.join('');
  }

  private sum(grams: readonly number[]): number {
    return grams.reduce((sum, gram) => sum + (this.values[gram] as number), 0);
  }

  private learn({ grams, isName, weight }: Sample): void {
    const chance = 1 / (1 + Math.exp(-this.sum(grams)));
    const error = (chance - (isName ? 1 : 0)) * weight;
    for (const gram of grams) {
      const value = this.values[gram] as number;
      const slope = error + DECAY * value;
      this.squares[gram] = (this.squares[gram] as number) + slope * slope;
      this.values[gram] = value - (RATE * slope) / Math.sqrt(this.squares[gram] as number);
    }
  }

  /** To what a character can say. */
  private round(): void {
    for (let at = 0; at < BUCKETS; at++) {
      const step = Math.round((this.values[at] as number) * SCALE);
      this.values[at] = Math.min(STEPS, Math.max(-STEPS, step)) / SCALE;
    }
  }
}

function sample(word: string, isName: boolean, weight: number): Sample {
  return { grams: gramsOf(word), isName, weight };
}

function gramsOf(word: string): number[] {
  const grams: number[] = [];
  eachGram(word, (gram) => grams.push(gram));
  return grams;
}

/** The same order on every machine. */
function shuffle(samples: Sample[]): void {
  let state = 5;
  for (let at = samples.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    const other = state % (at + 1);
    [samples[at], samples[other]] = [samples[other] as Sample, samples[at] as Sample];
  }
}
