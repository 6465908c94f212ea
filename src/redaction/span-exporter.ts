import type { Link, SpanContext, SpanStatus } from '@opentelemetry/api';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { emptyResource } from '@opentelemetry/resources';
import type { ReadableSpan, SpanExporter, TimedEvent } from '@opentelemetry/sdk-trace';
import { type RedactionFailure, tellFailure } from './failure.ts';
import { NameRedaction } from './name-redaction.ts';
import { OriginRedaction } from './origin-redaction.ts';
import type { PolicyDefinition, RedactionPolicy } from './policies/definition.ts';
import { createRedactor, type Redactor } from './redactor.ts';
import { REDACTED } from './replacement.ts';
import { TraceStateRedaction, withoutTraceState } from './trace-state-redaction.ts';

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
 * (exceptions among them), links, status message, trace states, resource and scope. A span that cannot be
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
  private readonly names: NameRedaction;
  private readonly traceStates: TraceStateRedaction;
  private readonly onFailure: RedactingSpanExporterOptions['onFailure'];

  constructor(exporter: SpanExporter, options: RedactingSpanExporterOptions = {}) {
    this.exporter = exporter;
    this.redactor = options.redactor ?? createRedactor({ policy: options.policy });
    this.origins = new OriginRedaction(this.redactor);
    this.names = new NameRedaction(this.redactor);
    this.traceStates = new TraceStateRedaction(this.redactor);
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
      return spanWith(span, { ...NOTHING, ...contextsOf(span, withoutTraceState) });
    }
  }

  private redacted(span: ReadableSpan): ReadableSpan {
    const clean: SpanContent = {
      ...contextsOf(span, (context) => this.traceStates.context(context)),
      name: this.names.redact(span.name),
      attributes: this.redactor.redactOwnAttributes(span.attributes),
      events: mapped(span.events, (event) => this.event(event)),
      links: mapped(span.links, (link) => this.link(link)),
      status: this.status(span.status),
      resource: this.origins.resource(span.resource),
      instrumentationScope: this.origins.scope(span.instrumentationScope),
    };
    const changed = (Object.keys(clean) as Array<keyof SpanContent>).some(
      (key) => key !== 'spanContext' && clean[key] !== span[key],
    );
    return changed || clean.spanContext() !== span.spanContext() ? spanWith(span, clean) : span;
  }

  private event(event: TimedEvent): TimedEvent {
    const name = this.names.redact(event.name);
    const attributes = event.attributes && this.redactor.redactAttributes(event.attributes);
    if (name === event.name && attributes === event.attributes) return event;
    return { ...event, name, ...(attributes && { attributes }) };
  }

  private link(link: Link): Link {
    const context = this.traceStates.context(link.context);
    const attributes = link.attributes && this.redactor.redactAttributes(link.attributes);
    if (context === link.context && attributes === link.attributes) return link;
    return { ...link, context, ...(attributes && { attributes }) };
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
  | 'spanContext'
  | 'parentSpanContext'
  | 'name'
  | 'attributes'
  | 'events'
  | 'links'
  | 'status'
  | 'resource'
  | 'instrumentationScope'
>;

type Contexts = Pick<SpanContent, 'spanContext' | 'parentSpanContext'>;

const NOTHING: Omit<SpanContent, 'status' | keyof Contexts> = {
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
  return {
    kind: span.kind,
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

function contextsOf(span: ReadableSpan, change: (context: SpanContext) => SpanContext): Contexts {
  const context = change(span.spanContext());
  const parent = span.parentSpanContext;
  return { spanContext: () => context, ...(parent && { parentSpanContext: change(parent) }) };
}

/** The same array where every element stayed the same. */
function mapped<T>(list: T[], change: (element: T) => T): T[] {
  const result = list.map(change);
  return result.every((element, index) => element === list[index]) ? list : result;
}
