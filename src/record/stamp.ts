class Stamped {
  constructor(target: object) {
    // biome-ignore lint/correctness/noConstructorReturn: lets a subclass put its private field on any object
    return target;
  }
}

/**
 * Marks the trees made by snapshots: they hold no getters, Proxies or classes, so a later walk may
 * read them freely. A private field, because it shows in no output and costs a thirtieth of a WeakSet.
 */
class Stamp extends Stamped {
  #stamped = true;
  static has(value: object): boolean {
    return #stamped in value && value.#stamped;
  }
}

/** Marks a container that was just made. */
export function stamp(value: object): void {
  new Stamp(value);
}

/** Whether this very object was marked. */
export function isStamped(value: object): boolean {
  return Stamp.has(value);
}
