import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';

/** Beginnings of what detectors look for, over and over: where a search is quadratic, these never end. */
const beginnings =
  `a|1 |1-|12 |+1 |Aa^|Aa |Patient Aa |Dr. Aa |password=|password: |password="|"a":|a: b |{|["a",|://|http://a@
http://a?b=|http://a?b=c&|@|a@a.|PID~1~|\\|\\"|"password":"\\|Bearer a|eyJaaaaa.aa.|-----BEGIN PRIVATE KEY-----|mrn A|member id 1-
born Jan |1 Main |123 Main Street |GB29 NWBK |1.1.1.1 |sk-a|address: a b|phone: 1 |secret: {|==|é|xoxb-|hooks.slack.com/services/`
    .split(/[|\n]/)
    .map((beginning) => beginning.replaceAll('~', '|'));

describe('a text of 250,000 characters', () => {
  for (const beginning of beginnings) {
    it(`comes to an end, made of ${JSON.stringify(beginning)}`, () => {
      const text = beginning.repeat(Math.ceil(250_000 / beginning.length));
      expect(createRedactor().redactText(text).length).toBeGreaterThan(0);
    });
  }
});
