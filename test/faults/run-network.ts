// `npm run test:network`: what a receiver in trouble costs, one line a fault.
import { inTurns } from './in-turns.ts';
import { FAULTS } from './network/faults.ts';
import { faultTable, runFault } from './network/run-fault.ts';

const rows = await inTurns(1, FAULTS, runFault);
console.log(faultTable(rows));
if (rows.some(({ lost, setAside }) => lost !== setAside)) process.exitCode = 1;
