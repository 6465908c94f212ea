// OpenTelemetry's NodeSDK as one sets it up by hand; loaded with --require. BENCH_PEERS: where it is installed.
const { createRequire } = require('node:module');
const { join } = require('node:path');

const peers = createRequire(join(process.env.BENCH_PEERS, 'any.cjs'));
const { NodeSDK } = peers('@opentelemetry/sdk-node');
const { OTLPLogExporter } = peers('@opentelemetry/exporter-logs-otlp-proto');
const { OTLPTraceExporter } = peers('@opentelemetry/exporter-trace-otlp-proto');
const { HttpInstrumentation } = peers('@opentelemetry/instrumentation-http');
const { PinoInstrumentation } = peers('@opentelemetry/instrumentation-pino');
const { UndiciInstrumentation } = peers('@opentelemetry/instrumentation-undici');
// The copy that the SDK has: another would be another version.
const { BatchLogRecordProcessor } = createRequire(peers.resolve('@opentelemetry/sdk-node'))(
  '@opentelemetry/sdk-logs',
);

const sdk = new NodeSDK({
  // Makes a batch processor of it.
  traceExporter: new OTLPTraceExporter(),
  logRecordProcessors: [new BatchLogRecordProcessor({ exporter: new OTLPLogExporter() })],
  instrumentations: [
    new HttpInstrumentation(),
    new UndiciInstrumentation(),
    new PinoInstrumentation(),
  ],
});
sdk.start();
process.once('beforeExit', () => void sdk.shutdown());
