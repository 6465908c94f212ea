/** One command of `lumen-otel`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** With usage, options, exit codes and examples. */
  readonly help: string;
  /** @returns the exit code */
  run(args: string[], terminal: Terminal): Promise<number>;
}

/** What a command may use of the process that runs it. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
  readonly stderr: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
  readonly environment: NodeJS.ProcessEnv;
}

/** An error in how a command was called, told in one line. */
export class UsageError extends Error {}
