import type { Link, SpanStatus } from '@opentelemetry/api';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { emptyResource } from '@opentelemetry/resources';
import type { ReadableSpan, SpanExporter, TimedEvent } from '@opentelemetry/sdk-trace';
import { type RedactionFailure, tellFailure } from './failure.ts';
import { OriginRedaction } from './origin-redaction.ts';
import type { PolicyDefinition, RedactionPolicy } from './policies/definition.ts';
import { createRedactor, type Redactor } from './redactor.ts';
import { REDACTED } from './replacement.ts';

/** Options of {@link RedactingSpanExporter}. */
export interface RedactingSpanExporterOptions {
  /** Default: one made for `policy`. */
  readonly redactor?: Redactor | undefined;
  /** Ignored where a `redactor` is given. Default `safe-harbor`. */
  readonly policy?: RedactionPolicy | PolicyDefinition | undefined;
  /** Told of each failure, without values. */
  readonly onFailure?: ((failure: RedactionFailure) => void) | undefined;
}

/**
 * Gives the exporter it wraps copies of spans that are redacted: name, attributes, events
 * (exceptions among them), links, status message, resource and scope. A span that cannot be
 * redacted keeps its ids, times, kind and status code. A span in which nothing was found is
 * passed on as it is.
 *
 * @example
 * new BatchSpanProcessor(new RedactingSpanExporter(new OTLPTraceExporter()))
 */
export class RedactingSpanExporter implements SpanExporter {
  private readonly exporter: SpanExporter;
  private readonly redactor: Redactor;
  private readonly origins: OriginRedaction;
  private readonly onFailure: RedactingSpanExporterOptions['onFailure'];

  constructor(exporter: SpanExporter, options: RedactingSpanExporterOptions = {}) {
    this.exporter = exporter;
    this.redactor = options.redactor ?? createRedactor({ policy: options.policy });
    this.origins = new OriginRedaction(this.redactor);
    this.onFailure = options.onFailure;
  }

  export(spans: ReadableSpan[], resultCallback: (result: ExportResult) => void): void {
    try {
      this.exporter.export(
        spans.map((span) => this.redactSpan(span)),
        resultCallback,
      );
    } catch (error) {
      tellFailure(this.onFailure, 'exporter', error);
      resultCallback({ code: ExportResultCode.FAILED });
    }
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }

  forceFlush(): Promise<void> {
    return this.exporter.forceFlush?.() ?? Promise.resolve();
  }

  private redactSpan(span: ReadableSpan): ReadableSpan {
    try {
      return this.redacted(span);
    } catch (error) {
      this.redactor.countFailure('span');
      tellFailure(this.onFailure, 'span', error);
      return spanWith(span, NOTHING);
    }
  }

  private redacted(span: ReadableSpan): ReadableSpan {
    const clean: SpanContent = {
      name: this.redactor.redactText(span.name),
      attributes: this.redactor.redactOwnAttributes(span.attributes),
      events: mapped(span.events, (event) => this.event(event)),
      links: mapped(span.links, (link) => this.link(link)),
      status: this.status(span.status),
      resource: this.origins.resource(span.resource),
      instrumentationScope: this.origins.scope(span.instrumentationScope),
    };
    const changed = (Object.keys(clean) as Array<keyof SpanContent>).some(
      (key) => clean[key] !== span[key],
    );
    return changed ? spanWith(span, clean) : span;
  }

  private event(event: TimedEvent): TimedEvent {
    const name = this.redactor.redactText(event.name);
    const attributes = event.attributes && this.redactor.redactAttributes(event.attributes);
    if (name === event.name && attributes === event.attributes) return event;
    return { ...event, name, ...(attributes && { attributes }) };
  }

  private link(link: Link): Link {
    if (link.attributes === undefined) return link;
    const attributes = this.redactor.redactAttributes(link.attributes);
    return attributes === link.attributes ? link : { ...link, attributes };
  }

  private status(status: SpanStatus): SpanStatus {
    if (status.message === undefined) return status;
    const message = this.redactor.redactText(status.message);
    return message === status.message ? status : { ...status, message };
  }
}

/** The fields of a span that may hold what somebody wrote. */
type SpanContent = Pick<
  ReadableSpan,
  'name' | 'attributes' | 'events' | 'links' | 'status' | 'resource' | 'instrumentationScope'
>;

const NOTHING: Omit<SpanContent, 'status'> = {
  name: REDACTED,
  attributes: {},
  events: [],
  links: [],
  resource: emptyResource(),
  instrumentationScope: { name: 'unknown' },
};

/** Lists every field: an SDK's span keeps some in getters of its class, which a spread would lose. */
function spanWith(
  span: ReadableSpan,
  content: Omit<SpanContent, 'status'> | SpanContent,
): ReadableSpan {
  const context = span.spanContext();
  return {
    kind: span.kind,
    spanContext: () => context,
    ...(span.parentSpanContext && { parentSpanContext: span.parentSpanContext }),
    startTime: span.startTime,
    endTime: span.endTime,
    duration: span.duration,
    ended: span.ended,
    droppedAttributesCount: span.droppedAttributesCount,
    droppedEventsCount: span.droppedEventsCount,
    droppedLinksCount: span.droppedLinksCount,
    status: { code: span.status.code },
    ...content,
  };
}

/** The same array where every element stayed the same. */
function mapped<T>(list: T[], change: (element: T) => T): T[] {
  const result = list.map(change);
  return result.every((element, index) => element === list[index]) ? list : result;
}
