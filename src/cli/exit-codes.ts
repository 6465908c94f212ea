/** Exit codes of `lumen-otel`; the help of each command lists those it has. */
export const EXIT = {
  done: 0,
  /** `--check` found something. */
  found: 1,
  /** `ship` left something undelivered. */
  undelivered: 1,
  /** `config` shows a value that was refused. */
  refused: 1,
  /** Wrong arguments, a file that cannot be read, a broken policy. Nothing was done. */
  usage: 2,
} as const;
