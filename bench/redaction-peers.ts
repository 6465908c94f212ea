import { getJsonLinesFormatter, type LogRecord } from '@logtape/logtape';
import {
  CREDIT_CARD_NUMBER_PATTERN,
  EMAIL_ADDRESS_PATTERN,
  JWT_PATTERN,
  redactByField,
  redactByPattern,
  US_SSN_PATTERN,
} from '@logtape/redaction';
import fastRedact from 'fast-redact';
import { pino } from 'pino';
import { SyncRedactor } from 'redact-pii';
import type { Contender } from './interleave.ts';
import type { SampleRecord } from './redaction-records.ts';

type Sample = (n: number) => SampleRecord;

/** What others can be told about the records of this benchmark: paths, each of one place. */
const PATHS = [
  'email',
  'password',
  'note',
  'patient.name',
  'patient.birthDate',
  'patient.id',
  'patient.*.id',
  'headers.authorization',
  'headers.cookie',
  'user.ssn',
];

/** Eleven kinds in one alternation, as many services have it. */
const BIG =
  /[\w.+-]+@[\w-]+\.[\w.]+|\b\d{3}-\d{2}-\d{4}\b|\b(?:\d[ -]?){13,16}\b|\(\d{3}\) ?\d{3}-\d{4}|\b\d{3}[.-]\d{3}[.-]\d{4}\b|eyJ[\w-]+\.[\w-]+\.[\w-]+|AKIA[A-Z0-9]{16}|gh[pousr]_\w{36}|(?:mrn|MRN)[ :#]*\d+|"(?:password|token|secret)":"[^"]*"|\b\d{1,3}(?:\.\d{1,3}){3}\b/g;

/** Other libraries over the same records. Those that only work on or into text are named so. */
export function recordPeers(sample: Sample): Contender[] {
  return [
    pinoRedact(sample),
    fastRedactPaths(sample),
    logtapeFields(sample),
    logtapePatterns(sample),
    { name: 'redact-pii on the JSON', run: (n) => pii.redact(JSON.stringify(sample(n))) },
    {
      name: 'one big RegExp on the JSON',
      run: (n) => JSON.stringify(sample(n)).replace(BIG, 'REDACTED'),
    },
  ];
}

/** The same over a text. */
export function textPeers(sample: (n: number) => string): Contender[] {
  return [
    { name: 'redact-pii', run: (n) => pii.redact(sample(n)) },
    { name: 'one big RegExp', run: (n) => sample(n).replace(BIG, 'REDACTED') },
  ];
}

const pii = new SyncRedactor();

function pinoRedact(sample: Sample): Contender {
  const nowhere = { write: () => {} };
  const logger = pino({ redact: PATHS }, nowhere);
  return {
    name: 'pino, ten paths (writes JSON)',
    run: (n) => {
      const { body, attributes } = sample(n);
      logger.info(attributes, body);
    },
  };
}

function fastRedactPaths(sample: Sample): Contender {
  const redact = fastRedact({ paths: PATHS });
  return { name: 'fast-redact, ten paths (writes JSON)', run: (n) => redact(sample(n).attributes) };
}

function logtapeFields(sample: Sample): Contender {
  const sink = redactByField(() => {});
  return { name: 'LogTape fields', run: (n) => sink(logtapeRecord(sample(n))) };
}

function logtapePatterns(sample: Sample): Contender {
  const format = redactByPattern(getJsonLinesFormatter(), [
    EMAIL_ADDRESS_PATTERN,
    CREDIT_CARD_NUMBER_PATTERN,
    US_SSN_PATTERN,
    JWT_PATTERN,
  ]);
  return {
    name: 'LogTape four patterns (writes JSON)',
    run: (n) => format(logtapeRecord(sample(n))),
  };
}

function logtapeRecord({ body, attributes }: SampleRecord): LogRecord {
  return {
    category: ['bench'],
    level: 'info',
    message: [body],
    rawMessage: body,
    timestamp: 1_760_729_531_923,
    properties: attributes,
  };
}
