import type { Attributes } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';

/** A resource that is redacted when it is first read: a provider of metrics wants it at the start. */
export class RedactedResource implements Resource {
  readonly #resource: () => Resource;

  /** @param resource the redacted one; cheap when asked again */
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
