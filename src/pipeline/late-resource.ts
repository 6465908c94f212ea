import type { Attributes } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';

/** A resource that is made, or redacted, when it is first read: providers want one at the start. */
export class LateResource implements Resource {
  readonly #resource: () => Resource;

  /** @param resource cheap when asked again */
  constructor(resource: () => Resource) {
    this.#resource = resource;
  }

  get attributes(): Attributes {
    return this.#resource().attributes;
  }

  merge(other: Resource | null): Resource {
    return this.#resource().merge(other);
  }

  getRawAttributes(): ReturnType<Resource['getRawAttributes']> {
    return this.#resource().getRawAttributes();
  }
}
