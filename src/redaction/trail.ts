/** The keys above the value that a walk is at. Elements of an array stand under `*`. */
export class Trail {
  private readonly segments: string[] = [];
  private shown: (key: string) => string = (key) => key;

  /** How keys are shown in a path: a key may be an e-mail address itself. */
  showKeysBy(shown: (key: string) => string): void {
    this.shown = shown;
  }

  /** Goes below a key; {@link leave} must follow, also where something throws. */
  enter(segment: string): void {
    this.segments.push(segment);
  }

  leave(): void {
    this.segments.pop();
  }

  get path(): string {
    return this.segments.join('.');
  }

  get shownPath(): string {
    return this.segments.map(this.shown).join('.');
  }

  /** The key, and the one above it: `id` says little, `patient.id` more. */
  get hint(): string | undefined {
    const keys = this.segments.filter((segment) => segment !== '*');
    return keys.length === 0 ? undefined : keys.slice(-2).join('.');
  }
}
