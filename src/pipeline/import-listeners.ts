/** What `new Hook` of import-in-the-middle is given. */
type Given = readonly [names: string[], options: object, listener: (...given: never[]) => unknown];

interface RealHook {
  unhook(): void;
}

const waiting = new Set<Hook>();
let makeReal: ((given: Given) => RealHook) | undefined;

/**
 * Stands in for the class of import-in-the-middle in the build, where
 * `@opentelemetry/instrumentation` makes one for each package that is patched: nothing has to be
 * loaded before the application imports the first of them.
 */
export class Hook implements RealHook {
  readonly given: Given;
  real: RealHook | undefined;

  constructor(...given: Given) {
    this.given = given;
    if (makeReal) this.real = makeReal(given);
    else waiting.add(this);
  }

  unhook(): void {
    waiting.delete(this);
    this.real?.unhook();
  }
}

/** Lets the listeners hear of imports from now on. */
export function connectListeners(RealHook: new (...given: Given) => RealHook): void {
  makeReal = (given) => new RealHook(...given);
  for (const hook of waiting) hook.real = makeReal(hook.given);
  waiting.clear();
}
