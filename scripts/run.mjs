// `node scripts/run.mjs FILE [argument …]`: on whatever Node is here, set up, then run a file on the
// project's own. Two commands in a row would not do: a shell remembers which `node` it found first.
import { runOnOwnNode } from './own-node.mjs';

const [file = '', ...args] = process.argv.slice(2);
await runOnOwnNode(file, args);
