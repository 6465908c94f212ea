import { testTables } from '../../../helpers/detector-tables.ts';

testTables({
  'words that bear a name and mean no person': {
    hits: ['Seen with «John Parkinson» today'],
    misses: [
      "Parkinson's disease",
      'Babinski negative',
      'Glasgow 15',
      'St. Jude Medical device',
      'moved to Tuesday',
      'FROM patients WHERE',
    ],
  },
  'names by what they do, or an age in front': {
    hits: [
      '«Sandoval, Pradeep» waits',
      '«Hector Nakashima» waits',
      '«VIKRAM SHARMA» missed the appointment',
      '«P. Ibekwe» waits',
      'seen by «L. Smith»',
      '72M, «Bob Tillman»',
      '«VIKRAM SHARMA» (daughter) will collect the disc',
      'call back «D. Kurosawa» before noon',
      '«Clarke, Oluwaseun» missed the appointment',
      'Next of kin «Selam Ghebremeskel»',
    ],
    misses: ['Consumer Group waits', 'the job missed', 'Queue, Worker waits'],
  },
  'first and last beside each other': {
    hits: [
      "{ first: '«Orla»', last: '«McGillicuddy»' }",
      '{"first":"«Orla»","last":"«McGillicuddy»","n":1}',
    ],
    misses: [
      '{"first":"https://a.test/1","last":"https://a.test/9"}',
      '{"first":"Monday","last":"Friday"}',
      '{ first: 1, last: 9 }',
      "{ first: 'Orla' }",
    ],
  },
  'no more than the value': {
    hits: [
      'Spoke to Mr «Patel»',
      '(NPI: «1245319599») addended',
      'Authorization: «Bearer abcdefgh12345678» attempt=2',
    ],
    misses: [],
  },
});
