// `npm run stack`: on whatever Node is here, set up, then run the stack on the project's own.
import { HELP } from '../deploy/native/stack-help.mjs';
import { runOnOwnNode } from './own-node.mjs';

const args = process.argv.slice(2);
// Before anything is installed or built, which takes a minute the first time.
if (args.includes('--help') || args.includes('-h')) process.stdout.write(HELP);
else await runOnOwnNode('deploy/native/stack.ts', args);
