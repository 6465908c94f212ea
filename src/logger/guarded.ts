/** What is said of an operation must not change how it ends. */
export function guarded(say: () => void): void {
  try {
    say();
  } catch {
    // A logger or an SDK that the application brought; its own business goes on.
  }
}
