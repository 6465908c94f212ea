import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const MEASURE =
  'const { userCPUTime, systemCPUTime } = process.resourceUsage(); process.stdout.write(String(userCPUTime + systemCPUTime));';

/** Milliseconds of processor time that a process takes to start under the flag, up to its first line. */
export function startCpu(build: string): number {
  const register = join(build, 'register-require.cjs');
  const output = execFileSync(process.execPath, ['--require', register, '--eval', MEASURE], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      PATH: process.env['PATH'] ?? '',
      // Nobody listens there, and nothing is logged.
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
      LOG_SPOOL: 'off',
    },
  });
  return Number(output) / 1000;
}
