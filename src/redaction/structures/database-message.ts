import { type Detector, patternDetector } from '../detector.ts';
import { isReplacement } from '../replacement.ts';

const QUOTED = [
  String.raw`(?<lead>\bDuplicate entry ')(?:[^'\\\n]|\\.|'(?! for key)){1,512}(?=' for key)`,
  String.raw`(?<lead>\b[Dd]uplicate key value is \()[^()\n]{1,512}(?:\([^()\n]{0,128}\)[^()\n]{0,512}){0,4}(?=\))`,
  String.raw`(?<lead>\bdup key: \{ ?(?:[\w.$]{0,64}: )?)[^{}\n]{1,512}?(?= ?\})`,
  String.raw`(?<lead>\binvalid input (?:syntax for (?:type )?|value for )[\w ]{1,40}: ")[^"\n]{1,512}`,
  String.raw`(?<lead>\b(?:[Ii]ncorrect|[Tt]runcated incorrect|[Ii]nvalid) [A-Za-z]{1,16} value: ')(?:[^'\\\n]|\\.){1,512}`,
  String.raw`(?<lead>\brow with column values \()[^()\n]{1,1024}`,
  String.raw`(?<lead>\bbinding parameter \W\d{1,4}(?:\W as \W|:)\w{1,32}\W (?:-|<-) \W)[^\]\n]{1,1024}`,
].map((pattern) =>
  patternDetector({
    name: 'database-message',
    kind: 'identifier',
    pattern: new RegExp(pattern, 'g'),
    // `Duplicate entry '12' for key 'PRIMARY'`, `null`.
    accepts: (value) => !/^(?:\d{1,6}(?:-\d{1,3})?|null)$/i.test(value),
  }),
);

/** PostgreSQL's log line of what a statement was run with. */
const PARAMETERS = /\bparameters: \$\d{1,4} = [^\n]{1,65536}/g;

const boundParameters: Detector = {
  name: 'database-message',
  kind: 'identifier',
  sieve: 0,
  begins: PARAMETERS,
  redact: (text, context) =>
    text.replace(PARAMETERS, (list) =>
      list.replace(/(?<= = ')(?:[^']|'')+/g, (value) =>
        isReplacement(value) ? value : context.replace(value),
      ),
    ),
};

/**
 * Values that databases and their clients quote, whatever column they are of: MySQL's `Duplicate
 * entry '…' for key`, SQL Server's `The duplicate key value is (…)`, MongoDB's `dup key: { : "…" }`,
 * PostgreSQL's `invalid input syntax for type date: "…"` and `parameters: $1 = '…'`, Oracle's `row
 * with column values (…)`, Hibernate's `binding parameter [1] as [VARCHAR] - […]`.
 */
export const databaseMessages: readonly Detector[] = [...QUOTED, boundParameters];
