import type { InstrumentationScope } from '@opentelemetry/core';
import { type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import { redactKey } from './key-text.ts';
import type { Redactor } from './redactor.ts';

/**
 * Redacts where records come from: resources and instrumentation scopes. There are few of them
 * and each is on every record, so results are kept for as long as the object lives; exporters
 * group by the identity of both.
 */
export class OriginRedaction {
  private readonly redactor: Redactor;
  private readonly resources = new WeakMap<Resource, Resource>();
  private readonly scopes = new WeakMap<InstrumentationScope, InstrumentationScope>();

  constructor(redactor: Redactor) {
    this.redactor = redactor;
  }

  resource(resource: Resource): Resource {
    const known = this.resources.get(resource);
    if (known !== undefined) return known;
    const clean = this.cleanResource(resource);
    // Detectors of a resource may still be at work; what they add must be seen as well.
    if (!resource.asyncAttributesPending) this.resources.set(resource, clean);
    return clean;
  }

  scope(scope: InstrumentationScope): InstrumentationScope {
    const known = this.scopes.get(scope);
    if (known !== undefined) return known;
    const clean = this.cleanScope(scope);
    this.scopes.set(scope, clean);
    return clean;
  }

  private cleanResource(resource: Resource): Resource {
    const pending = resource.asyncAttributesPending === true;
    const attributes = pending ? settled(resource) : resource.attributes;
    const clean = this.redactor.redactOwnAttributes(attributes);
    const schemaUrl = this.text(resource.schemaUrl);
    if (clean === attributes && schemaUrl === resource.schemaUrl && !pending) return resource;
    return resourceFromAttributes(
      clean as Parameters<typeof resourceFromAttributes>[0],
      schemaUrl === undefined ? {} : { schemaUrl },
    );
  }

  private cleanScope(scope: InstrumentationScope): InstrumentationScope {
    const name = redactKey(scope.name, (part) => this.redactor.redactText(part));
    const version = this.text(scope.version);
    const schemaUrl = this.text(scope.schemaUrl);
    const attributes = (scope as { attributes?: Record<string, unknown> }).attributes;
    const clean = attributes && this.redactor.redactAttributes(attributes);
    const same =
      name === scope.name &&
      version === scope.version &&
      schemaUrl === scope.schemaUrl &&
      clean === attributes;
    if (same) return scope;
    return {
      ...scope,
      name,
      ...(version !== undefined && { version }),
      ...(schemaUrl !== undefined && { schemaUrl }),
      ...(clean && { attributes: clean }),
    };
  }

  private text(text: string | undefined): string | undefined {
    return text === undefined ? undefined : this.redactor.redactText(text);
  }
}

/** Asking a pending resource for its attributes makes it complain to the diagnostics each time. */
function settled(resource: Resource): Record<string, unknown> {
  const raw = resource.getRawAttributes();
  return Object.fromEntries(
    raw.filter(([, value]) => typeof value !== 'object' || value === null || !('then' in value)),
  );
}
