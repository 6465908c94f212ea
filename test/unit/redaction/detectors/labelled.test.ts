import { testTables } from '../../../helpers/detector-tables.ts';

testTables({
  'numbers of records and visits': {
    hits: [
      'MRN#«00482913» merged into «00482914»',
      'MRNs «4482913» and «4482914»',
      'chart «55210» pulled',
      'Pt ID «H-20981-B»',
      'hosp no «RX1-229817»',
      'visit «V1200388» closed',
    ],
    misses: ['chart 5 of 6', 'visit 12', 'the mrns 12345', 'encounter 4 of 12'],
  },
  'numbers of plans, and the words behind them': {
    hits: [
      'Aetna ID «W123456789»',
      'policy «BCBS-88213-01»',
      'Auth no «A0099182»',
      'SIN «046 454 286» given',
      'NHS no «9434765919» seen by',
    ],
    misses: ['policy 2024', 'member node-12345', 'auth failed 401', 'Kaiser 12'],
  },
  'the end of a number': {
    hits: [
      'social is «219099999»',
      'last four of social «9999»',
      'acct ending in «8812»',
      'card ending «4242»',
    ],
    misses: ['period ending 2024', 'last 4 of 1200', 'last four of 9999', 'card 4 of 1200'],
  },
  'what is printed on a card': {
    hits: ['cvv «123»', 'exp «04/27»', 'CVC: «1234»'],
    misses: ['exp 13/27', 'expired 04/27', 'cvv missing', 'regexp 04/27'],
  },
  'plates and serial numbers': {
    hits: ['plate «TX 4KJ-9921»', 'Plate: «7ABC123»', 'serial «DMPXK2ABCDEF»'],
    misses: ['plate 96-well', 'plate 12 of 40', 'serial console', 'serial ABCDEFGHJK'],
  },
  'dates of care': {
    hits: [
      'Discharged home «3/2/25»',
      'D/C «11/02/2024» and readmitted «11/19/2024»',
      'implanted «06/2019»',
      'surgery date «March 3rd»',
    ],
    misses: ['admitted 3 of 5', 'deployed 06/2019', 'surgery 12', 'discharged 30 min ago'],
  },
  'dates of birth': {
    hits: ["birth date '«31.02.1974»'", 'Patient «Orla McGillicuddy» («1957-02-12»)'],
    misses: ['Release (1957-02-12)', 'patient list (2024-02-12)'],
  },
  'high ages of someone': {
    hits: ['wife is «90»', 'she is «93» and well'],
    misses: ['she is 100 percent sure', 'load is 95', 'wife is 64', 'he is 90% sure'],
  },
});
