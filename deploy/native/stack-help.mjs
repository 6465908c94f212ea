// Plain JavaScript, so that `npm run stack -- --help` answers on any Node before anything is installed.
export const HELP = `Runs the logging stack on this machine until Ctrl-C.

Usage: npm run stack [-- options]

With Docker: Collector, Loki, Prometheus and Grafana, by docker-compose.yml.
Without it: the Collector and VictoriaLogs, built once from source (needs Go).

Options:
  --native      do not use Docker even if its daemon is reachable
  --build       only build what --native needs, and print where it is
  --data DIR    keep logs and queues in DIR (native only; default
                ~/.local/state/lumen-otel-logger/stack)
  --quiet       do not print the records that arrive (native only)
  --help        print this

Examples:
  npm run stack
  npm run stack -- --native --data ./stack-data
  VICTORIALOGS_PORT=9429 npm run stack -- --native

Then start a service:
  OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318 \\
    node --require @lumen/otel-logger/register app.js

Without Docker, look at http://127.0.0.1:9428/select/vmui/, the page of VictoriaLogs.
`;
