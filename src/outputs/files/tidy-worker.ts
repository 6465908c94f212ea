import { parentPort, workerData } from 'node:worker_threads';
import { errorLabel } from '../../common/diagnostics.ts';
import type { TidyTask } from './chores.ts';
import { codeOf } from './file-system.ts';
import { tidyUp } from './tidy-up.ts';

/** The thread that compresses and deletes rotated files; it ends when that is done. */
tidyUp((workerData as { lumenOtelTidy: TidyTask }).lumenOtelTidy).catch((error: unknown) => {
  // Somebody else moved or removed what was to be compressed, or all of it.
  if (codeOf(error) !== 'ENOENT') parentPort?.postMessage(errorLabel(error));
});
