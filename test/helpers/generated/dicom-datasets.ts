import type { Dice } from './dice.ts';
import type { Kind } from './planted.ts';

/** An attribute of the confidentiality profile. Some lists have no keywords. */
export interface ProfileAttribute {
  readonly tag: string;
  readonly keyword?: string;
}

/**
 * DICOM data sets with one attribute of the profile, under its tag and keyword: the DICOM JSON
 * Model, objects by tag and keyword, JSON texts and a dump.
 */
export function profileAttributes(name: string, attributes: readonly ProfileAttribute[]): Kind {
  return {
    name,
    make: (d) => {
      const { tag, keyword } = d.of(attributes);
      const value = secretWord(d);
      return { input: d.of(shapes(tag, keyword, value)), values: [value] };
    },
  };
}

function shapes(tag: string, keyword: string | undefined, value: string): unknown[] {
  const pair = `${tag.slice(0, 4)},${tag.slice(4)}`;
  const modality = { '00080060': { vr: 'CS', Value: ['US'] } };
  const model = { ...modality, [tag]: { vr: 'LO', Value: [value] } };
  const all: unknown[] = [
    model,
    { dataset: [model] },
    JSON.stringify(model),
    { [`(${pair})`]: value },
    `(0008,0060) CS [US] # 2, 1 Modality\n(${pair}) LO [${value}] # 8, 1 ${keyword ?? 'Unknown'}`,
  ];
  if (keyword !== undefined) {
    const named = { Modality: 'US', [keyword]: value };
    all.push(named, JSON.stringify({ dataset: named }));
  }
  return all;
}

/** A word that no detector knows, so that only the attribute tells. */
const secretWord = (d: Dice): string => d.text('bcdfghjklmnpqrstvwxz', 10);
