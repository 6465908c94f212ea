import type { Pipeline } from './assemble.ts';

/**
 * Says at `exit` what was left out. To be called before the end of the process is watched:
 * listeners run in their order, and what is said has to be delivered too.
 */
export function tellLeftOutAtEnd({ sampling }: Pipeline): () => void {
  if (!sampling) return () => {};
  const tell = (): void => sampling.finish();
  process.on('exit', tell);
  return () => void process.off('exit', tell);
}
