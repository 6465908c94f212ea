/**
 * True while a line is printed that is redacted, and recorded or none of the application's: by us,
 * or by a logger whose call was recorded already. It must not become another record on its way
 * through `console` or through the streams of the process.
 */
let printing = 0;
/** The same for a line that is handed to the application's own code, whose log calls are its own. */
let handing = 0;

/** Runs what prints a line that was recorded already; it has to be synchronous. */
export function asOwnPrint<T>(print: () => T): T {
  printing++;
  try {
    return print();
  } finally {
    printing--;
  }
}

/** Runs a stream of the application that is given a line of its logger; it has to be synchronous. */
export function asHandedLine<T>(write: () => T): T {
  handing++;
  try {
    return write();
  } finally {
    handing--;
  }
}

/** Whether a console call prints what was recorded already. */
export function isOwnPrint(): boolean {
  return printing > 0;
}

/** Whether what is written to a stream of the process now was redacted and recorded already. */
export function isRecordedWrite(): boolean {
  return printing > 0 || handing > 0;
}
