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
  'surnames of no dictionary behind a title or a role': {
    hits: [
      'paged nurse «Venkatesan» twice',
      'Sgt. «Truong-Ly» will see the rest',
      'study moved by Technologist «Okwuosa» to room 4',
      'per RN «Kealamakia» hold heparin',
      'consult Sister «MBEKWE» about the dose',
      'asked ms. «huamani» to come back',
    ],
    misses: [
      'Nurse Station',
      'Patient Portal',
      'Doctor Notes',
      'Resident Memory',
      'Tech Support',
      'took 30 ms kubectl',
    ],
  },
  'what a record number, a birth date or an age follows': {
    hits: ['worklist: «OKWUOSA, HARUTO» 67F CT CHEST', '«VENKATESAN KEALAMAKIA» (MRN «5531820»)'],
    misses: ['ERROR FATAL', 'SELECT NAME, AGE 30 rows', 'PID, OBX'],
  },
  'small letters where a person is meant': {
    hits: [
      'can you pull up «marisol quispe»',
      'called «brown, emma» back',
      'whats the status of «thuy zelaya»',
    ],
    misses: ['status of mark read', 'waiting for max long', 'is the job done'],
  },
  'a given name alone': {
    hits: [
      '«Priyanka» was very anxious',
      'got an email from «Ngozi» about it',
      'please call back\n- «Brenda»',
    ],
    misses: ['Backup was very slow', '- Restart'],
  },
});
