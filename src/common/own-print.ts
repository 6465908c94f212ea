/*
 * Who is writing. All of it is synchronous: a line that is written later, from a queue of the
 * application, is the application's own again.
 */

/** A logger that was recorded already prints its line, redacted, by way of `console` or a stream. */
let printing = 0;
/** A stream of the application is given such a line; what it logs then are calls of its own. */
let handing = 0;
/** We print: a record's line, or a message about ourselves. */
let ours = 0;

/** Runs what prints a line that was recorded already. */
export function asOwnPrint<T>(print: () => T): T {
  printing++;
  try {
    return print();
  } finally {
    printing--;
  }
}

/** Runs a stream of the application that is given a line that was recorded already. */
export function asHandedLine<T>(write: () => T): T {
  handing++;
  try {
    return write();
  } finally {
    handing--;
  }
}

/** Runs a write of ours to a stream of the process. */
export function asOutput<T>(write: () => T): T {
  ours++;
  try {
    return write();
  } finally {
    ours--;
  }
}

/** Whether a console call prints what was recorded already. */
export function isOwnPrint(): boolean {
  return printing > 0;
}

/** Whether what is written to a stream of the process now has a record already. */
export function isRecordedWrite(): boolean {
  return printing > 0 || handing > 0;
}

/** Whether what is written to a stream of the process now is redacted and in its final form. */
export function isOutput(): boolean {
  return ours > 0;
}
