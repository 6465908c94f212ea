export type { GlobalState } from './common/global-state.ts';
export { start } from './pipeline/start.ts';
