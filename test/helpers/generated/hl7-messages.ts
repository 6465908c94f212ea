import { birthday, northAmericanPhone, streetAddress } from './contact-values.ts';
import type { Dice } from './dice.ts';
import { person } from './names.ts';
import type { Kind } from './planted.ts';

/** Fields that identify the person or one near, by segment (HL7 v2.5.1, chapters 3 and 6). */
const FIELDS: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  PID: {
    name: [5, 6, 9],
    address: [11],
    phone: [13, 14],
    day: [7, 29],
    id: [2, 3, 4, 18, 19, 20, 21],
  },
  NK1: { name: [2, 30], address: [4, 32], phone: [5, 6, 31], day: [16], id: [12, 33, 37] },
  GT1: { name: [3, 4, 42, 45], address: [5, 17], phone: [6, 7, 18, 46], day: [8], id: [2, 12, 19] },
  IN1: { name: [6, 16], address: [5, 19], phone: [7], day: [18], id: [8, 10, 36, 49] },
};

type Write = (d: Dice) => string;
const WRITERS: Readonly<Record<string, Write>> = {
  name: (d) => {
    const { given, family } = person(d);
    return d.of([`${family}^${given}^Q`, `${family}^${given}`.toUpperCase(), family]);
  },
  address: (d) =>
    `${streetAddress(d).replaceAll(',', '^')}^^Lubbock^TX^79${d.text('0123456789', 3)}`,
  phone: (d) => northAmericanPhone(d),
  day: (d) => birthday(d).replaceAll(/\D/g, '').padEnd(8, '1'),
  id: (d) =>
    d.of([
      `PX-${d.text('0123456789', 5)}^^^QH^MR`,
      d.text('0123456789', 9),
      d.text('ABCXYZ0123456789', 10),
    ]),
};

function segment(name: string, d: Dice): { text: string; values: string[] } {
  const fields: string[] = [];
  const values: string[] = [];
  for (const [kind, numbers] of Object.entries(FIELDS[name] ?? {})) {
    for (const number of numbers) {
      const value = (WRITERS[kind] as Write)(d);
      fields[number] = value;
      values.push(...value.split('^').filter((part) => part.length > 2 && part !== 'Lubbock'));
    }
  }
  fields[0] = name;
  fields[1] = '1';
  return { text: Array.from(fields, (field) => field ?? '').join('|'), values };
}

const HEAD = 'MSH|^~\\&|ADT|QH|EHR|QH|||ADT^A01|77|P|2.5.1';

/** One segment of a kind: in a message with every line break, alone in a line, inside JSON. */
export const HL7_SEGMENTS: readonly Kind[] = Object.keys(FIELDS).map((name) => ({
  name: `HL7 ${name}`,
  make: (d) => {
    const { text, values } = segment(name, d);
    const input = d.of<unknown>([
      `${HEAD}\r${text}\r`,
      `${HEAD}\n${text}\n`,
      `${HEAD}\r\n${text}\r\nPV1|1|I`,
      text,
      `received ${text}`,
      `\u000b${HEAD}\r${text}\r\u001c\r`,
      JSON.stringify({ message: `${HEAD}\r${text}` }),
      { body: [`${HEAD}\r${text}`] },
    ]);
    return { input, values };
  },
}));
