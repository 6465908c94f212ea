import { type Context, type Span, type TextMapSetter, trace } from '@opentelemetry/api';
import type { UndiciRequest } from '@opentelemetry/instrumentation-undici';
import type { Destination } from './host-pattern.ts';
import type { OutgoingTarget } from './outgoing-target.ts';
import {
  destinationInPath,
  destinationOf,
  type PropagationTargets,
} from './propagation-targets.ts';

/**
 * Ties the target of a request made with `fetch` or undici to its span.
 *
 * The instrumentation calls `requestHook` with the request and a span made for it alone
 * (sampled or not), then `inject` with a context that holds that span and with a new, empty
 * carrier, whose entries it adds to the request.
 */
export class OutgoingUndici {
  private readonly targets: PropagationTargets;
  private readonly lowerCaseHeader: string;
  private readonly bySpan = new WeakMap<Span, OutgoingTarget>();

  constructor(targets: PropagationTargets, header: string) {
    this.targets = targets;
    this.lowerCaseHeader = header.toLowerCase();
  }

  /** For `requestHook`. */
  mark(span: Span, request: UndiciRequest): void {
    const allowed = this.targets.allow(() => destinationsOf(request));
    this.bySpan.set(span, { allowed, setter: this.setterFor(request) });
  }

  /** For the propagator. */
  take(context: Context): OutgoingTarget | undefined {
    const span = trace.getSpan(context);
    if (span === undefined) return undefined;
    const target = this.bySpan.get(span);
    if (target !== undefined) this.bySpan.delete(span);
    return target;
  }

  // The carrier does not show what the application set, and everything put into it is added
  // to the request. An application that passes a received request's headers on to `fetch`
  // would send two `traceparent`s, and the receiver must then ignore both (W3C Trace
  // Context, section 3.2.4). The application's correlation ID wins, its trace headers are
  // replaced: as with `node:http`.
  private setterFor(request: UndiciRequest): TextMapSetter {
    return {
      set: (carrier, key, value) => {
        const name = key.toLowerCase();
        if (name === this.lowerCaseHeader && hasHeader(request, name)) return;
        removeHeader(request, name);
        (carrier as Record<string, string>)[key] = value;
      },
    };
  }
}

function destinationsOf(request: UndiciRequest): Destination[] {
  const origin = new URL(request.origin);
  const found = [destinationOf(origin.hostname, origin.port, origin.protocol)];
  const behindProxy = destinationInPath(request.path);
  if (behindProxy) found.push(behindProxy);
  return found;
}

// undici 5 keeps headers as lines of text, later versions as [name, value, name, value …].
function hasHeader({ headers }: UndiciRequest, name: string): boolean {
  if (Array.isArray(headers)) return indexOfName(headers, name, 0) !== -1;
  return String(headers)
    .split('\r\n')
    .some((line) => isLineOf(line, name));
}

function removeHeader(request: UndiciRequest, name: string): void {
  const { headers } = request;
  if (Array.isArray(headers)) {
    let at = indexOfName(headers, name, 0);
    while (at !== -1) {
      headers.splice(at, 2);
      at = indexOfName(headers, name, at);
    }
  } else if (hasHeader(request, name)) {
    const kept = headers.split('\r\n').filter((line) => !isLineOf(line, name));
    request.headers = kept.join('\r\n');
  }
}

function indexOfName(headers: readonly unknown[], name: string, from: number): number {
  for (let at = from; at < headers.length; at += 2) {
    if (String(headers[at]).toLowerCase() === name) return at;
  }
  return -1;
}

function isLineOf(line: string, name: string): boolean {
  return line.slice(0, name.length + 1).toLowerCase() === `${name}:`;
}
