import { testTables } from '../../../helpers/detector-tables.ts';

testTables({
  'a password behind its user': {
    hits: [
      'curl -u admin:«hunter2!» https://x.test',
      'curl --user svc:«swordfish» x.test',
      'Basic auth failed for svc:«Welcome1»',
    ],
    misses: ['docker run -u 1000:1000 x', 'run -u node:node', 'Basic auth failed for svc'],
  },
  'what a command was given': {
    hits: ['--password «DFJjzFSW!» --verbose', "--api-key '«abcdef»'"],
    misses: ['--password --verbose', '--token-file /run/x', '--password $PASS', '--secret <name>'],
  },
  'tokens of other forms': {
    hits: [
      'secret «wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY»',
      `got «v2.local.${'aB3_'.repeat(12)}.Zm9v» back`,
      `got «v4.public.${'aB3-'.repeat(12)}»`,
      'session:«9f8e7d6c5b4a39281706»',
    ],
    misses: [
      `secret ${'abcdefgh'.repeat(5)}`,
      'v2.local.1',
      'session:started',
      'session: not-established-yet-at-all',
    ],
  },
});
