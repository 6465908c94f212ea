import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loneCollector } from '../../deploy/native/lone-collector.ts';
import { logsOf, type ReceivedLog } from './otlp/records.ts';

/** A real Collector that reads files of OTLP/JSON, and writes what it read to a file of its own. */
export interface FileCollector {
  logs(): ReceivedLog[];
  stop(): Promise<void>;
}

/** `include`: the files, with `*`. Only where the Collector was built. */
export async function startFileCollector(include: string): Promise<FileCollector> {
  let output = '';
  const collector = await loneCollector((_ports, directory) => {
    output = join(directory, 'read.json');
    return {
      receivers: { otlp_json_file: { include: [include], start_at: 'beginning' } },
      exporters: { file: { path: output, flush_interval: '100ms' } },
      service: {
        pipelines: { logs: { receivers: ['otlp_json_file'], exporters: ['file'] } },
        telemetry: { metrics: { level: 'none' } },
      },
    };
  });
  if (!collector) throw new Error('no Collector: ask stackMissing() first');
  await collector.start();
  return {
    logs: () => linesOf(output).flatMap((line) => logsOf(JSON.parse(line))),
    stop: collector.stop,
  };
}

function linesOf(path: string): string[] {
  try {
    // The last one may be on its way.
    return readFileSync(path, 'utf8').split('\n').slice(0, -1);
  } catch {
    return [];
  }
}
