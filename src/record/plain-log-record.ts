import type { AnyValue, Attributes, HrTime, SeverityNumber, SpanContext } from '@opentelemetry/api';
import type { InstrumentationScope } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import type { ReadWriteLogRecord } from '@opentelemetry/sdk-logs';

/** What a {@link PlainLogRecord} consists of. */
export interface RecordFields {
  readonly hrTime: HrTime;
  readonly hrTimeObserved: HrTime;
  readonly spanContext?: SpanContext | undefined;
  readonly resource: Resource;
  readonly instrumentationScope: InstrumentationScope;
  readonly attributes: Attributes;
  readonly severityText?: string | undefined;
  readonly severityNumber?: SeverityNumber | undefined;
  readonly body?: AnyValue;
  readonly eventName?: string | undefined;
  readonly droppedAttributesCount: number;
}

/**
 * A log record of our own. The SDK's cannot lose an attribute or change its resource, its
 * constructor is not exported, and it copies and checks again (with a WeakSet for each attribute)
 * what is a snapshot already: that was a fifth of a call, and a third of its garbage.
 */
export class PlainLogRecord implements ReadWriteLogRecord {
  hrTime: HrTime;
  hrTimeObserved: HrTime;
  declare spanContext?: SpanContext;
  readonly resource: Resource;
  readonly instrumentationScope: InstrumentationScope;
  readonly attributes: Attributes;
  declare severityText?: string;
  declare severityNumber?: SeverityNumber;
  body?: AnyValue;
  declare eventName?: string;
  droppedAttributesCount: number;

  constructor(fields: RecordFields) {
    this.hrTime = fields.hrTime;
    this.hrTimeObserved = fields.hrTimeObserved;
    if (fields.spanContext !== undefined) this.spanContext = fields.spanContext;
    this.resource = fields.resource;
    this.instrumentationScope = fields.instrumentationScope;
    this.attributes = fields.attributes;
    if (fields.severityText !== undefined) this.severityText = fields.severityText;
    if (fields.severityNumber !== undefined) this.severityNumber = fields.severityNumber;
    this.body = fields.body;
    if (fields.eventName !== undefined) this.eventName = fields.eventName;
    this.droppedAttributesCount = fields.droppedAttributesCount;
  }

  setAttribute(key: string, value?: AnyValue): this {
    this.attributes[key] = value;
    return this;
  }

  setAttributes(attributes: Attributes): this {
    Object.assign(this.attributes, attributes);
    return this;
  }

  setBody(body: AnyValue): this {
    this.body = body;
    return this;
  }

  setEventName(eventName: string): this {
    this.eventName = eventName;
    return this;
  }

  setSeverityNumber(severityNumber: SeverityNumber): this {
    this.severityNumber = severityNumber;
    return this;
  }

  setSeverityText(severityText: string): this {
    this.severityText = severityText;
    return this;
  }
}
