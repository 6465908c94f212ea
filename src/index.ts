export type { GlobalState } from './common/global-state.ts';
export { getCorrelationId, withCorrelation } from './correlation/correlation-context.ts';
export { injectContext } from './correlation/jobs/carrier.ts';
export { withExtractedContext } from './correlation/jobs/message-span.ts';
export {
  onMessageWithContext,
  postMessageWithContext,
} from './correlation/jobs/worker-messages.ts';
export { bundlePlugin } from './pipeline/bundling/esbuild-plugin.ts';
export { start } from './pipeline/start.ts';
