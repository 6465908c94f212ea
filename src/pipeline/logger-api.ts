import { type Context, metrics } from '@opentelemetry/api';
import { PACKAGE_NAME, PACKAGE_VERSION } from '../common/version.ts';
import type { Config } from '../config/resolve.ts';
import { getCorrelationId, setTrustedId } from '../correlation/correlation-context.ts';
import { newCorrelationId } from '../correlation/correlation-id.ts';
import { isHarmlessId } from '../correlation/harmless-id.ts';
import type { BridgeHost } from '../record/log-call.ts';
import { loggerDoor, openLoggerDoor } from '../record/logger-door.ts';
import type { ScopeLevels } from './scope-levels.ts';

/**
 * Lets `getLogger`, `operation` and the rest of the logger API into the pipeline, and observes
 * `active_contexts`. After the global meter was registered.
 *
 * @returns shuts them out again.
 */
export function connectLoggerApi(
  host: BridgeHost,
  levels: ScopeLevels,
  config: Config,
): () => void {
  const close = openLoggerDoor({
    host,
    minimumSeverity: (scope) => levels.minimum(scope),
    adoptCorrelation: config.correlation ? adoptCorrelation : undefined,
  });
  const gauge = metrics
    .getMeter(PACKAGE_NAME, PACKAGE_VERSION)
    .createObservableUpDownCounter('active_contexts', {
      unit: '{context}',
      description: 'Contexts of withContext, withCorrelation and operations that have not ended',
    });
  const observe: Parameters<typeof gauge.addCallback>[0] = (result) =>
    result.observe(loggerDoor.openContexts);
  gauge.addCallback(observe);
  return () => {
    gauge.removeCallback(observe);
    close();
  };
}

function adoptCorrelation(to: Context, id: string | undefined): Context {
  if (isHarmlessId(id)) return setTrustedId(to, id);
  return getCorrelationId(to) === undefined ? setTrustedId(to, newCorrelationId()) : to;
}
