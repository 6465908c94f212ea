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
      'Next of kin «Selam Ghebremeskel»',
    ],
    misses: ['Consumer Group waits', 'the job missed', 'Queue, Worker waits'],
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
