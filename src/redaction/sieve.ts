/**
 * One look at each character of a string decides which detectors need to see it. Detectors say
 * which of these bits must all be there; most strings of a log have none, and pay only the look.
 */
export const SIEVE = {
  at: 1,
  /** `:` or `=`. */
  assign: 1 << 1,
  pipe: 1 << 2,
  caret: 1 << 3,
  /** `{` or `[`. */
  bracket: 1 << 4,
  digits4: 1 << 5,
  digits7: 1 << 6,
  digits9: 1 << 7,
  digits12: 1 << 8,
  /** Words begin with the first letters of a detector's key words. */
  person: 1 << 9,
  record: 1 << 10,
  birth: 1 << 11,
  account: 1 << 12,
  street: 1 << 13,
  credential: 1 << 14,
  token: 1 << 15,
  hl7: 1 << 16,
  phone: 1 << 17,
  /** A line feed. */
  line: 1 << 18,
  sql: 1 << 19,
  /** `<`. */
  markup: 1 << 20,
  /** `%`. */
  percent: 1 << 21,
  /** A word of 24 letters and digits or more. */
  long: 1 << 22,
  /** Any digit. */
  digit: 1 << 23,
  /** Any capital letter of ASCII. */
  capital: 1 << 24,
  /** `/`. */
  slash: 1 << 25,
  path: 1 << 26,
} as const;

/** The first three letters (or fewer) of the words that each bit stands for. */
const WORD_STARTS: ReadonlyArray<readonly [bit: number, words: string]> = [
  [SIEVE.person, 'patient pt mr mrs ms miss dr prof my name doctor nurse'],
  [SIEVE.record, 'mrn medical mr chart hospital record ssn social'],
  [
    SIEVE.birth,
    'dob born birth birthday birthdate date d admission admitted discharge discharged death deceased died passed surgery appointment age aged turn year y yo',
  ],
  [
    SIEVE.account,
    'account acct insurance member policy subscriber beneficiary health medicare medicaid claim group npi dea nhs license licence certificate passport driver accession plan number plate plate vehicle vin registration serial s udi device implant bic swift aba routing transit sort',
  ],
  [
    SIEVE.street,
    'street st avenue ave road rd boulevard blvd lane ln drive dr court ct way place pl terrace ter highway hwy parkway pkwy circle cir square sq trail po p box zip postal post postcode plz cap code pobox',
  ],
  [
    SIEVE.credential,
    'bearer basic eyj begin digest password passwd passphrase passcode secret api access private credential pin otp one verification security auth session refresh token',
  ],
  [
    SIEVE.token,
    'aki asi aro ghp gho ghu ghs ghr github xox xapp hooks aiza ya2 sk rk pk whsec npm glpat sg dop shpat hf key sha acc sig do dor doo pyp dck ata lin not ntn sq0 eaa dap hvs hvb hvr gls glc nra nri nrj snt gld glr glp glf age ac sk dckr shpca secret shared aid gla glo dod',
  ],
  [
    SIEVE.hl7,
    'msh fhs bhs evn pid pd1 nk1 gt1 in1 in2 in3 mrg pv1 pv2 acc arv con al1 iam dg1 drg pr1 db1 obr orc obx nte spm sac tq1 tq2 txa sch rgs ais aig ail aip rxo rxe rxd rxg rxa rxr rxc prt rol ft1 prd ctd aut rf1 prb gol pth pda cti csr blg inv qpd qrd qrf stf pra uac zpd zpi zad zin zpv zen znk zxx',
  ],
  [
    SIEVE.path,
    'pat per peo rel mem sub gua ben cus cli res mrn ssn cha med acc cov pol enc vis adm pra phy doc bir dob',
  ],
  [
    SIEVE.sql,
    'select insert update delete merge replace where values call exec key failing parameters',
  ],
  [
    SIEVE.phone,
    'phone telephone tel fax cell mobile call pager ph message sms text dial ring rang reach contact whatsapp my registered home work callback',
  ],
];

const LETTER = 1 << 28;
const DIGIT = 1 << 29;
const LONG_WORD = 24;

const KINDS = characterKinds();
const CODES = letterCodes();
const WORDS = wordTable();

/** The bits of {@link SIEVE} that a text has. Linear, about a nanosecond a character. */
export function sieve(text: string): number {
  let bits = 0;
  let digits = 0;
  let inWord = false;
  let wordStart = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const kind = code < 128 ? (KINDS[code] as number) : 0;
    bits |= kind;
    if ((kind & LETTER) !== 0) {
      if (!inWord) {
        bits |= wordBits(text, index, code);
        wordStart = index;
      }
      inWord = true;
    } else if ((kind & DIGIT) !== 0) {
      digits++;
      if (!inWord) wordStart = index;
      inWord = true;
    } else {
      if (inWord && index - wordStart >= LONG_WORD) bits |= SIEVE.long;
      inWord = false;
    }
  }
  if (inWord && text.length - wordStart >= LONG_WORD) bits |= SIEVE.long;
  return (bits & ~(LETTER | DIGIT)) | digitBits(digits);
}

function wordBits(text: string, index: number, first: number): number {
  const second = codeAt(text, index + 1);
  const third = second === 0 ? 0 : codeAt(text, index + 2);
  return WORDS[((CODES[first] as number) << 10) | (second << 5) | third] as number;
}

function codeAt(text: string, index: number): number {
  // NaN beyond the end fails the comparison.
  const code = text.charCodeAt(index);
  return code < 128 ? (CODES[code] as number) : 0;
}

function digitBits(digits: number): number {
  if (digits === 0) return 0;
  let bits: number = SIEVE.digit;
  if (digits >= 4) bits |= SIEVE.digits4;
  if (digits >= 7) bits |= SIEVE.digits7;
  if (digits >= 9) bits |= SIEVE.digits9;
  if (digits >= 12) bits |= SIEVE.digits12;
  return bits;
}

function characterKinds(): Int32Array {
  const kinds = new Int32Array(128);
  for (let code = 0; code < 128; code++) {
    const character = String.fromCharCode(code);
    if (/[a-z]/.test(character)) kinds[code] = LETTER;
    else if (/[A-Z]/.test(character)) kinds[code] = LETTER | SIEVE.capital;
    else if (/\d/.test(character)) kinds[code] = DIGIT;
  }
  const marks = { '@': SIEVE.at, ':': SIEVE.assign, '=': SIEVE.assign, '|': SIEVE.pipe };
  const more = { '^': SIEVE.caret, '{': SIEVE.bracket, '[': SIEVE.bracket };
  const rest = { '\n': SIEVE.line, '<': SIEVE.markup, '%': SIEVE.percent, '/': SIEVE.slash };
  for (const [character, bit] of Object.entries({ ...marks, ...more, ...rest })) {
    kinds[character.charCodeAt(0)] = bit;
  }
  return kinds;
}

/** Letters become 1 to 26 without regard to case, digits 27, all else 0. */
function letterCodes(): Uint8Array {
  const codes = new Uint8Array(128);
  for (let code = 0; code < 128; code++) {
    const character = String.fromCharCode(code);
    if (/[a-z]/i.test(character)) codes[code] = code & 31;
    else if (/\d/.test(character)) codes[code] = 27;
  }
  return codes;
}

function wordTable(): Int32Array {
  const table = new Int32Array(1 << 15);
  for (const [bit, words] of WORD_STARTS) {
    for (const word of words.split(' ')) {
      const [a = 0, b = 0, c = 0] = [...word.slice(0, 3)].map((letter) => codeAt(letter, 0));
      const slot = (a << 10) | (b << 5) | c;
      table[slot] = (table[slot] as number) | bit;
    }
  }
  return table;
}
