import { expect, it } from 'vitest';
import { createRedactor } from '../../../../src/redaction/index.ts';
import { testTables } from '../../../helpers/detector-tables.ts';

testTables({
  'values between the colours of a terminal': {
    hits: [
      '\x1b[1m«123-45-6789»\x1b[22m',
      'to \x1b[32m«jane@example.org»\x1b[39m sent',
      'from \x1b[38;5;12m«73.162.11.4»\x1b[0m',
    ],
    misses: ['\x1b[32mINFO\x1b[39m started', '\x1b[1m4\x1b[22m of 12'],
  },
  'references to characters': {
    hits: ['«&#49;23-45-6789»', 'mail «jane&#64;example.org»', '«jane&#x40;example.org» left'],
    misses: ['&#169; 2024', 'a &#38; b', '&#0; &#9999999;'],
  },
  'an underscore beside a value': {
    hits: ['ssn_«123-45-6789»', 'scan_«123-45-6789».pdf', '_«73.162.11.4»_', '_«212-555-0187»_'],
    misses: ['v_10.1.2.3', 'job_2024-03-05', 'node_123456789'],
  },
  'groups that are far from each other': {
    hits: [
      'call «(212)  555-0187» now',
      '«4111  1111  1111  1111»',
      '«373-\n12-8618»',
      '«123 - 45 - 6789»',
      '«3530.5484.7401.4900»',
      'got «0044 20 7291 2237» now',
      '«908-725-6417 X585»',
      '«DE89  3704  0044  0532  0130  00»',
    ],
    misses: [
      '1234\n4111\n1111\n1111\n1111',
      '12  123  45  6789',
      '200  512  1044  17',
      '1234.5678.9012.3456',
      'span 0044 12',
    ],
  },
  'an IBAN and the words behind it': {
    hits: [
      'Please use «BE80442711404911» from now',
      'IBAN «DE89 3704 0044 0532 0130 00» refunded EUR 40.00',
    ],
    misses: ['BE80442711404912 from now'],
  },
  'an IPv6 address at the end of a sentence': {
    hits: ['from «2a02:1972:e6de:d34c::1739».'],
    misses: ['at 20:15:10.'],
  },
  'values with an ampersand or a blank': {
    hits: [
      'x-api-key: «abc&def123»',
      'password: «abc&def123»',
      'password=«abc»&user=x',
      'patientName=«Vikram Sharma» status=ok',
      'dob=«3 August 2007»',
      'firstName=«Jane» Failed to load',
      'firstName=«Jane» State=ok',
    ],
    misses: ['status=ok&page=2'],
  },
  'half encoded': {
    hits: ['refused q=«(212)%20555-0187» at the desk'],
    misses: ['matched (a%20b)'],
  },
  'IDs of traces that could be cards': {
    hits: ['«3637386566232797» was charged'],
    misses: [
      'span_id=3637386566232797',
      'traceId: 3637386566232797',
      '{"parentSpanId":"3637386566232797"}',
      '46542933-6978-4717-bce4-08e828485f81',
    ],
  },
  'addresses with a checksum': {
    hits: [
      'paid «bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4»',
      'paid «bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0»',
    ],
    misses: ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5'],
  },
});

it('finds values in disguise where a text has characters of private use', () => {
  const redactor = createRedactor();
  expect(redactor.redactText('\ue000 123\u201145\u20116789 \ue001')).toBe('\ue000 REDACTED \ue001');
});

it('leaves the ID of a span under its key, and no other number of that form', () => {
  const redactor = createRedactor();
  const id = '3637386566232797';
  expect(redactor.redactValue({ spanId: id, seen: id })).toEqual({ spanId: id, seen: 'REDACTED' });
});
