import { createRedactor, type LoadedPolicy } from '../redaction/index.ts';
import type { Command, Terminal } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { openInput } from './redact-input.ts';
import { parseRedactOptions, type RedactOptions } from './redact-options.ts';
import { redactPiece } from './redact-piece.ts';
import { piecesOf } from './redact-pieces.ts';
import { Progress } from './redact-progress.ts';
import { Summary } from './redact-summary.ts';
import { createView } from './redact-view.ts';
import { StreamWriter } from './stream-writer.ts';

const HELP = `Shows what a redaction policy does to a file, and redacts it.

Usage: lumen-otel redact [OPTIONS] FILE|-

JSON lines are redacted as records, an HL7 v2 message and a JSON document (a FHIR bundle) as a
whole, everything else line by line. The result goes to stdout, a summary by detector to stderr.

Options:
  --policy NAME|FILE  safe-harbor, pseudonymous, secrets-only, or a .yaml, .yml or .json file
                      (default: LOG_REDACTION_POLICY, else safe-harbor)
  --check             print no text; exit with 1 if anything was found
  --json              one JSON object a record: where it begins, what was done where, the result
  --side-by-side      the original beside the result. This PRINTS THE ORIGINAL: only on a
                      terminal, or with --force
  --force             allow --side-by-side into a file or pipe
  --quiet, -q         no summary
  --help, -h          this help

Exit codes:
  0  done; with --check: nothing was found
  1  with --check: something was found
  2  wrong arguments, a file that cannot be read, or a broken policy; nothing was redacted

Examples:
  lumen-otel redact app.log > app.redacted.log
  lumen-otel redact --side-by-side adt-a01.hl7
  lumen-otel redact --policy ./policy.yaml --json patient-bundle.json
  kubectl logs deploy/media | lumen-otel redact --check -

Surrogates (policy pseudonymous, strategy hmac) need LOG_REDACTION_KEY_FILE or LOG_REDACTION_KEY.
No policy finds everything: names in free text above all. docs/redaction.md says what is covered.
`;

/** `lumen-otel redact`. */
export const redactCommand: Command = {
  name: 'redact',
  summary: 'show what a redaction policy does to a file, and redact it',
  help: HELP,
  run: async (args, terminal) => {
    const options = parseRedactOptions(args, terminal);
    for (const warning of options.loaded.warnings) {
      terminal.stderr.write(`lumen-otel: ${warning}\n`);
    }
    return redact(options, options.loaded, terminal);
  },
};

async function redact(
  options: RedactOptions,
  { policy, hmacKeys }: LoadedPolicy,
  terminal: Terminal,
): Promise<number> {
  const redactor = createRedactor({ policy, hmacKeys });
  const input = await openInput(options.file, terminal);
  const out = new StreamWriter(terminal.stdout);
  const progress = new Progress(terminal.stderr, input.size);
  const summary = new Summary();
  const view = createView(options, terminal);
  for await (const piece of piecesOf(input.chunks, (bytes) => progress.read(bytes))) {
    const result = redactPiece(redactor, piece);
    summary.add(result);
    const shown = view(piece, result);
    if (shown !== '' && !(await out.write(shown))) break;
  }
  progress.end();
  if (!options.quiet) terminal.stderr.write(summary.text(options.policyName));
  return options.check && summary.found > 0 ? EXIT.found : EXIT.done;
}
