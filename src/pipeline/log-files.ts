import { resolve } from 'node:path';
import { errorLabel, say } from '../common/diagnostics.ts';
import type { Config } from '../config/resolve.ts';
import { STREAM_NAMES, type StreamName } from '../config/stream-rules.ts';
import { FileOutput, type StreamFile } from '../outputs/file-output.ts';

const MEGABYTE = 1024 * 1024;

/** The log files that the configuration asks for; where they cannot be opened, one line and none. */
export function openLogFiles(config: Config, service: () => string): FileOutput | undefined {
  if (!config.toFile) return undefined;
  const streams: Partial<Record<StreamName, StreamFile>> = {};
  for (const stream of STREAM_NAMES) {
    if (config[`${stream}File`]) streams[stream] = streamFile(config, stream);
  }
  try {
    // Of the directory the process starts in: each line looks at the path, and a daemon changes it.
    const directory = resolve(config.fileDirectory);
    const format = config.fileFormat;
    return new FileOutput({ directory, service: service(), format, streams });
  } catch (error) {
    const label = errorLabel(error);
    say(
      'error',
      `LOG_FILE_PATH: ${JSON.stringify(config.fileDirectory)} ${whatIsWrong(label)}; no log file is written, other outputs go on`,
    );
    return undefined;
  }
}

function whatIsWrong(label: string): string {
  return label === 'ELOOP' || label === 'NOT_A_REGULAR_FILE'
    ? `has a link, a pipe or a device in the log file's place (${label}); allowed is a regular file`
    : `cannot be written to (${label}); allowed is a writable directory`;
}

function streamFile(config: Config, stream: StreamName): StreamFile {
  const retainMegabytes = config[`${stream}RetainMegabytes`];
  return {
    level: config[`${stream}Level`],
    maximumBytes: config[`${stream}MaximumMegabytes`] * MEGABYTE,
    rotateEveryMillis: config[`${stream}RotateEveryMillis`],
    retention: {
      backups: config[`${stream}Backups`],
      days: config[`${stream}RetainDays`],
      bytes: retainMegabytes === undefined ? undefined : retainMegabytes * MEGABYTE,
    },
    compress: config.fileCompression,
  };
}
