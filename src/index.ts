export type { GlobalState } from './common/global-state.ts';
export type { Level } from './common/levels.ts';
export type { StartOptions } from './config/start-options.ts';
export { getCorrelationId, withCorrelation } from './correlation/correlation-context.ts';
export { injectContext } from './correlation/jobs/carrier.ts';
export { withExtractedContext } from './correlation/jobs/message-span.ts';
export {
  onMessageWithContext,
  postMessageWithContext,
} from './correlation/jobs/worker-messages.ts';
export { getLogger } from './logger/get-logger.ts';
export { healthCheck } from './logger/health-registry.ts';
export { runHealthChecks } from './logger/health-run.ts';
export type {
  HealthAnswer,
  HealthCheckOptions,
  HealthCheckResult,
  HealthFinding,
  HealthProbe,
  HealthReport,
  HealthStatus,
} from './logger/health-types.ts';
export { withContext } from './logger/log-context.ts';
export type { LoggableFields, Message } from './logger/loggable.ts';
export type {
  EventOptions,
  LogEvents,
  Logger,
  LoggerOptions,
  LogMethod,
} from './logger/logger-types.ts';
export { operation } from './logger/operation.ts';
export type { OperationOptions } from './logger/operation-options.ts';
export type { LevelMethods } from './logger/operations-logger.ts';
export { type Timer, type TimerOptions, timer } from './logger/timer.ts';
export {
  type TraceableDecorator,
  type TraceableOptions,
  traceable,
} from './logger/traceable.ts';
export { bundlePlugin } from './pipeline/bundling/esbuild-plugin.ts';
export { start } from './pipeline/start.ts';
