// `npm run demo`: on whatever Node is here, set up, then run the demo on the project's own.
import { parseArgs } from 'node:util';
import { runOnOwnNode } from './own-node.mjs';

const HELP = `Four plain services, one flag: what their logs become, and what does not get out.

  npm run demo                  clip long console lines
  npm run demo -- --full        print them whole
  npm run demo -- --stand-in    leave a running Collector alone

OTLP goes to the Collector at OTEL_EXPORTER_OTLP_ENDPOINT, else to one that answers
at http://127.0.0.1:4318 (npm run stack), else to a small receiver inside the demo.
Records are read back from the log store: VictoriaLogs at VICTORIALOGS_URL, by default
http://127.0.0.1:9428, or Loki at LOKI_URL, by default http://127.0.0.1:3100.

  LOG_FORMAT=json npm run demo
  OTEL_EXPORTER_OTLP_ENDPOINT=http://collector.example:4318 npm run demo

Exit code: 0, or 1 when a planted identifier got out, a service failed, or its
records did not arrive.
`;

const args = process.argv.slice(2);
const { help } = readOptions();
if (help) {
  process.stdout.write(HELP);
} else {
  await runOnOwnNode('examples/demo/demo.ts', args);
}

function readOptions() {
  try {
    return parseArgs({
      args,
      options: {
        full: { type: 'boolean' },
        'stand-in': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${HELP}`);
    process.exit(1);
  }
}
