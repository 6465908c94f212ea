import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';

/** Beginnings of what detectors look for, over and over: where a search is quadratic, these never end. */
const beginnings =
  `a|1 |1-|12 |+1 |Aa^|Aa |Patient Aa |Dr. Aa |password=|password: |password="|"a":|a: b |{|["a",|://|http://a@
http://a?b=|http://a?b=c&|@|a@a.|PID~1~|\\|\\"|"password":"\\|Bearer a|eyJaaaaa.aa.|-----BEGIN PRIVATE KEY-----|mrn A|member id 1-
born Jan |1 Main |123 Main Street |GB29 NWBK |1.1.1.1 |sk-a|address: a b|phone: 1 |secret: {|==|é|xoxb-|born 1 Jan |admitted 1-|1 Aa 1 Apt |Aastraat |Rue Aa |Rue 1 |lives in Aa |corner of Aa |Unit 1 Box 1 |Apt 1, Aa 1, |call 1 |call me to |0123 45 |said Aa |Name: \t|Aa''|Aa-|Aa, |Aa and |aa m. |token 1|pin is |(01)12345678901234(21)a|serial 1-|aa:bb:|2a00:|card 1 |iban aa11 |\u00ad1|１|hooks.slack.com/services/`
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
