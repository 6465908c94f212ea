export type { GlobalState } from './common/global-state.ts';
export { getCorrelationId, withCorrelation } from './correlation/correlation-context.ts';
export { start } from './pipeline/start.ts';
