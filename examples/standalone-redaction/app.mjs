// Redaction alone, in a LoggerProvider of your own: no flag, no bridges, no exporter of ours.
// Run it: node examples/standalone-redaction/app.mjs
import { RedactingLogRecordProcessor } from '@lumen/otel-logger/redaction';
import { SeverityNumber } from '@opentelemetry/api';
import {
  ConsoleLogRecordExporter,
  LoggerProvider,
  SimpleLogRecordProcessor,
} from '@opentelemetry/sdk-logs';

const provider = new LoggerProvider({
  processors: [
    // It wraps the others: what stands beside it would see the record unredacted.
    new RedactingLogRecordProcessor(
      [new SimpleLogRecordProcessor({ exporter: new ConsoleLogRecordExporter() })],
      { policy: { extends: 'safe-harbor', detectors: { email: 'mask' } } },
    ),
  ],
});

provider.getLogger('standalone').emit({
  severityNumber: SeverityNumber.INFO,
  severityText: 'INFO',
  body: 'Uploaded study of Amelia Hartwell, MRN 00123456, mail amelia@example.org',
  attributes: { patientName: 'Amelia Hartwell', password: 'hunter22', bytes: 1024 },
});

await provider.shutdown();
