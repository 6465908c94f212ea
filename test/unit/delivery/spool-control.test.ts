import { describe, expect, it } from 'vitest';
import { SpoolControl } from '../../../src/delivery/spool-control.ts';

// Two views of one memory, as two threads have them.
function pair(): [SpoolControl, SpoolControl] {
  const one = new SpoolControl();
  return [one, new SpoolControl(one.memory)];
}
const FOREVER = 600_000;

describe('SpoolControl', () => {
  it('knows whether something was written since all was delivered', () => {
    const [writer, shipper] = pair();
    expect(writer.isPending).toBe(false);
    writer.wrote();
    expect(writer.isPending).toBe(true);
    shipper.clean = shipper.written;
    expect(writer.isPending).toBe(false);
  });

  it('wakes a sleeping shipper by a record', async () => {
    const [writer, shipper] = pair();
    const asleep = shipper.sleepUntilWritten(shipper.wakeCount, shipper.written, FOREVER);
    writer.wrote();
    await asleep;
  });

  it('does not sleep over a record that came while it looked', async () => {
    const [writer, shipper] = pair();
    const { wakeCount, written } = shipper;
    writer.wrote();
    await shipper.sleepUntilWritten(wakeCount, written, FOREVER);
  });

  it('does not sleep over a question that came while it looked', async () => {
    const [asking, shipper] = pair();
    const { wakeCount } = shipper;
    asking.ask(false);
    await shipper.sleep(wakeCount, FOREVER);
  });

  it('an answer counts for the questions before it', () => {
    const [asking, shipper] = pair();
    const first = asking.ask(false);
    const second = asking.ask(true);
    expect(asking.waitForAnswer(first, 0)).toBe(false);
    expect(shipper.isFinishing).toBe(true);
    shipper.answer(second);
    expect(asking.waitForAnswer(first, 0)).toBe(true);
    expect(asking.isAsked).toBe(false);
  });

  it('shares totals', () => {
    const [reader, shipper] = pair();
    shipper.add('delivered', 3_000_000_000);
    shipper.add('delivered', 1);
    expect(reader.total('delivered')).toBe(3_000_000_001);
  });
});
