import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';

/** For each kind of identifier: texts whose `<…>` must be replaced, and near misses that must stay. */
const tables: Record<string, { hits: readonly string[]; misses: readonly string[] }> = {
  'Medicare beneficiary': {
    hits: ['MBI <1EG4-TE5-MK73>', 'card <1EG4TE5MK73> read'],
    misses: ['0EG4-TE5-MK73', '1SG4-TE5-MK73', '1eg4te5mk73'],
  },
  DEA: { hits: ['prescriber <AB1234563>'], misses: ['AB1234564', 'XAB1234563'] },
  NHS: {
    hits: ['<943 476 5919>', 'NHS number <9434765919>'],
    misses: ['143 476 5918', '9434765919'],
  },
  NINO: { hits: ['<AB 12 34 56 C>', '<AB123456C>'], misses: ['QQ123456C', 'AB123456E'] },
  'DNI and NIE': { hits: ['<12345678Z>', '<X1234567L>'], misses: ['12345678A', '12345678'] },
  'codice fiscale': { hits: ['<RSSMRA85T10A562S>'], misses: ['RSSMRA85T10A562T'] },
  NIR: { hits: ['<1 84 12 76 451 089 46>', '<184127645108946>'], misses: ['184127645108947'] },
  personnummer: {
    hits: ['<811218-9876>', '<19811218-9876>'],
    misses: ['811218-9875', '811318-9876'],
  },
  henkilötunnus: { hits: ['<131052-308T>'], misses: ['131052-308U'] },
  CPF: { hits: ['<529.982.247-25>'], misses: ['529.982.247-26', '111.111.111-11'] },
  Aadhaar: {
    hits: ['<2341 2341 2346>', 'Aadhaar: <234123412346>'],
    misses: ['2341 2341 2347', '1341 2341 2346'],
  },
  PAN: { hits: ['<ABCPE1234F>'], misses: ['ABCXE1234F', 'abcpe1234f'] },
  rijksregister: { hits: ['<85.07.30-033.28>'], misses: ['85.07.30-033.29'] },
  AHV: { hits: ['<756.9217.0769.85>'], misses: ['756.9217.0769.84'] },
  'numbers behind their name': {
    hits: [
      'SIN: <046 454 286>',
      'TFN <123456782>',
      'BSN: <111222333>',
      'PESEL <44051401359>',
      'Steuer-ID: <86095742719>',
      'NPI <1234567893>',
      'PPS number <1234567T>',
      'KVNR <A123456780>',
    ],
    misses: ['since 046', '046454286', '44051401359', 'the bsn module 12'],
  },
  VIN: { hits: ['<1M8GDM9AXKP042788>'], misses: ['1M8GDM9A1KP042788', '11111111111111111'] },
  plate: {
    hits: ['license plate <7ABC123>', 'plate no. <B-XY 1234>'],
    misses: ['template number 12', 'plate washed'],
  },
  device: {
    hits: [
      'serial number <SN-48213A>',
      'pacemaker serial: <PJN720382>',
      '<(01)00643169007222(17)240331(21)PJN720382S>',
    ],
    misses: ['serial port 1', 'serial console ready', '(01) 2024'],
  },
  MAC: {
    hits: ['<00:1a:2B:3c:4d:5e>', '<00-1A-2B-3C-4D-5E>'],
    misses: ['00:00:00:00:00:00', 'ff:ff:ff:ff:ff:ff', '12:30:45', '00:1a:2b:3c:4d'],
  },
  IPv6: {
    hits: ['from <2a00:1450:4001:81b::200e> now'],
    misses: ['::1', 'fe80::1', '2001:db8::1', '20:15:10'],
  },
  'care dates': {
    hits: [
      'admitted on <2024-03-05>',
      'Discharge date: <03/05/2024>',
      'date of death <5 March 2024>',
      'passed away on <March 5, 2024>',
    ],
    misses: [
      'certificate expired on 2024-03-05',
      'deployed on 2024-03-05',
      'release date 2024-03-05',
    ],
  },
  'ages over 89': {
    hits: ['a <93>-year-old', '<101> years old', 'aged <95>'],
    misses: ['89 years old', 'aged 64', '93 ms old', 'cache is 95 s old'],
  },
  bank: {
    hits: [
      'BIC: <DEUTDEFF500>',
      'routing number <021000021>',
      'sort code <20-00-00>',
      'IBAN <GB00 WRONG 0000 1234 5678>'.replace('WRONG', 'WRNG'),
    ],
    misses: ['BIC missing', 'sorting 20-00-00', 'routing table 12'],
  },
  'labelled card': {
    hits: ['card number <4111111111111112>', 'credit card <587428561654>'],
    misses: ['card 12', 'discard 4111111111111112x'],
  },
  crypto: {
    hits: [
      '<1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa>',
      '<bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4>',
      '<0x52908400098527886E0F7030069857D2E4169EE7>',
    ],
    // Without a valid check sum it is no address, and too long and mixed for a word: a token.
    misses: ['1AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAb', '0x5290840009852788'],
  },
  phones: {
    hits: [
      '<0688 872 49 99>',
      '<0961-7596216>',
      'send messages to <699 956 915>',
      'my registered <668 5702>',
      '<(08) 8235 1234>',
    ],
    misses: ['000-12-3456', '0.688 872', 'message 12 of 400', 'call took 1523 ms'],
  },
  places: {
    hits: [
      'IL <62704>',
      'zip code is <35350>',
      'postcode: <SW1A 1AA>',
      '<SW1A 1AA>',
      '<K1A 0B6>',
      'she lives in <Springfield>',
      'he grew up in <Bad Homburg>',
    ],
    misses: ['XX 62704', 'zip file 35350', 'lives in memory', 'moved to trash'],
  },
  addresses: {
    hits: [
      '<Unit 7194 Box 5854\nDPO AE 73472>',
      '<PSC 3, Box 45, APO AA 09012>',
      '<Hauptstraße 12>',
      '<Keizersgracht 123>',
      '<12 Rue de la Paix 4>',
      '<675 Forrest Hill Road Suite 833>',
      'meet me at <Koskikatu 25, Turku>',
      '<6750 Koskikatu 25 Apt. 864\nArtilleros>',
    ],
    misses: ['Unit 12 passed', 'located at /var/log/12', 'Stage 12', 'moved to step 4'],
  },
  secrets: {
    hits: [
      'the password is <Sup3rSecret!>',
      'verification code is <482913>',
      'api key <a1b2c3d4e5f6>',
      `<dckr_pat_${'aB3-'.repeat(7)}>`,
      `<hvs.${'aB3x'.repeat(8)}>`,
      `<glpat-${'aB3x'.repeat(5)}>`,
      `<pypi-AgE${'aB3x'.repeat(15)}>`,
    ],
    misses: [
      'password is required',
      'password must have 8 characters',
      'token count 512',
      'secret v2',
      'error code 500',
      'token v1.2.3',
    ],
  },
};

for (const [name, { hits, misses }] of Object.entries(tables)) {
  describe(name, () => {
    const redactor = createRedactor();
    for (const text of hits) {
      it(`replaces in ${JSON.stringify(text)}`, () => {
        const clean = text.replace(/<[^>]*>/gs, 'REDACTED');
        expect(redactor.redactText(text.replace(/[<>]/g, ''))).toBe(clean);
      });
    }
    for (const text of misses) {
      it(`leaves ${JSON.stringify(text)}`, () => expect(redactor.redactText(text)).toBe(text));
    }
  });
}
