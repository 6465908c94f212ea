import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { SERVICES } from '../../../examples/demo/services.ts';

const EXAMPLES = fileURLToPath(new URL('../../../examples', import.meta.url));

// The demo shows what one flag does, so the services must not help.
it.each(SERVICES)('%s knows nothing of this package, nor of OpenTelemetry', (service) => {
  const directory = join(EXAMPLES, service);
  const files = readdirSync(directory);
  expect(files).not.toEqual([]);
  for (const file of files) {
    expect(readFileSync(join(directory, file), 'utf8'), file).not.toMatch(
      /lumen\/|otel|opentelemetry|traceparent|redact/i,
    );
  }
});
