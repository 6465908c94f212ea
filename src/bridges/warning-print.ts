/**
 * True while Node prints a process warning. Depending on what stderr is, Node
 * does that through `console.error`, which would make a second record of it.
 */
let printing = false;

/** Marks that Node's own listener for `warning` is about to print. */
export function beginWarningPrint(): void {
  printing = true;
}

/** Marks that it has printed. */
export function endWarningPrint(): void {
  printing = false;
}

/** Whether a console call is Node's own print of a warning. */
export function isWarningPrint(): boolean {
  return printing;
}
