import { describe, expect, it } from 'vitest';
import { FAULTS } from './network/faults.ts';
import { runFault } from './network/run-fault.ts';

// `npm run test:network` prints the table.
describe('a receiver in trouble costs no record but those it never takes', () => {
  it.for(FAULTS)('$name', async (fault) => {
    const { lost, setAside, duplicates } = await runFault(fault);
    const expected = fault.setAside ?? 0;
    expect({ lost, setAside }).toEqual({ lost: expected, setAside: expected });
    expect(duplicates).toBeLessThanOrEqual(fault.duplicates ?? 0);
  });
});
