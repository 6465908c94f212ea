import { appendFileSync } from 'node:fs';

/**
 * Notes that tests are left out, and why; `npm test` says so in its last lines.
 * With REQUIRE_STACK=1, as in CI, nothing may be left out: then this throws.
 * Returns the reason, for `context.skip(reason)` and `describe.skipIf(reason)`.
 */
export function leaveOut(reason: string): string {
  if (process.env['REQUIRE_STACK'] === '1') {
    throw new Error(`left out, but REQUIRE_STACK=1: ${reason}`);
  }
  return sayLeftOut(reason);
}

/** {@link leaveOut} for what CI may lack too, such as a message broker: never throws. */
export function sayLeftOut(reason: string): string {
  const file = process.env['LEFT_OUT_FILE'];
  if (file) appendFileSync(file, `${reason}\n`);
  return reason;
}
