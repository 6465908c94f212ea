/**
 * True while a logger that was recorded already prints its line, redacted, by way of
 * `console`: that call must not become a second record.
 */
let printing = 0;

/** Runs what prints a line that was recorded already; it has to be synchronous. */
export function asOwnPrint<T>(print: () => T): T {
  printing++;
  try {
    return print();
  } finally {
    printing--;
  }
}

/** Whether a console call prints what was recorded already. */
export function isOwnPrint(): boolean {
  return printing > 0;
}
