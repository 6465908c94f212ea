import type { AnyValue, Attributes } from '@opentelemetry/api';
import { context, SeverityNumber, trace } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  InMemoryLogRecordExporter,
  LoggerProvider,
  type ReadableLogRecord,
  SimpleLogRecordProcessor,
} from '@opentelemetry/sdk-logs';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN_ID = '00f067aa0ba902b7';

/** A record as the SDK makes it, in a trace with well-known IDs. */
export function makeLogRecord(
  body: AnyValue,
  attributes: Attributes = {},
  severityNumber: SeverityNumber = SeverityNumber.INFO,
): ReadableLogRecord {
  const exporter = new InMemoryLogRecordExporter();
  const provider = new LoggerProvider({
    resource: resourceFromAttributes({ 'service.name': 'media', 'host.name': 'node-1' }),
    processors: [new SimpleLogRecordProcessor({ exporter })],
  });
  provider.getLogger('app').emit({
    timestamp: Date.UTC(2025, 9, 17, 19, 32, 11, 923),
    severityNumber,
    body,
    attributes,
    context: trace.setSpanContext(context.active(), {
      traceId: TRACE_ID,
      spanId: SPAN_ID,
      traceFlags: 1,
    }),
  });
  const [record] = exporter.getFinishedLogRecords();
  if (!record) throw new Error('the SDK made no record');
  return record;
}
