import type { ExportResponse, IExporterTransport } from '@opentelemetry/otlp-exporter-base';
import type { OtlpTarget } from '../config/otlp.ts';
import { describeFailure } from './export-outcome.ts';
import { retryInfoMillis } from './grpc-retry-info.ts';
import { createOtlpDelegate } from './otlp-delegate.ts';
import { rejectedItems } from './partial-success.ts';

/** What the receiver made of a request. */
export type Answer =
  | { readonly kind: 'accepted'; readonly rejectedItems: number }
  /** The network, the receiver's state or our configuration is at fault: the same request may succeed later. */
  | { readonly kind: 'retry'; readonly reason: string; readonly afterMillis?: number }
  /** The request itself is at fault and never will be taken. */
  | { readonly kind: 'refused'; readonly reason: string; readonly tooLarge: boolean };

const INVALID_ARGUMENT = 3;
const RESOURCE_EXHAUSTED = 8;
const INTERNAL = 13;

type Lower = IExporterTransport & { _transport?: Lower };

/**
 * OpenTelemetry's transport without its retries, which give up after five
 * attempts or ten seconds and keep Retry-After to themselves: a record that is
 * spooled waits as long as it must.
 *
 * The packages export no constructor of it. So it is taken out of the delegate
 * that they do export; their versions are pinned, and a test would notice.
 *
 * @throws Error where gRPC is asked for and its package is not installed.
 */
export class OtlpTransport {
  readonly #target: OtlpTarget;
  readonly #lower: Lower;
  readonly #timeoutMillis: number;

  constructor(target: OtlpTarget) {
    const delegate = createOtlpDelegate(target, () => undefined) as unknown as {
      _transport: Lower;
      _timeout: number;
    };
    this.#target = target;
    this.#timeoutMillis = delegate._timeout;
    this.#lower = delegate._transport;
    while (this.#lower._transport) this.#lower = this.#lower._transport;
  }

  /** Sends one `ExportLogsServiceRequest`; never rejects. */
  async send(request: Uint8Array): Promise<Answer> {
    try {
      return this.#understand(await this.#lower.send(request, this.#timeoutMillis));
    } catch (error) {
      return { kind: 'retry', reason: describeFailure(error) };
    }
  }

  #understand(response: ExportResponse): Answer {
    if (response.status === 'success') {
      if (response.data && isWebPage(response.data)) {
        return { kind: 'retry', reason: 'a web page instead of an answer' };
      }
      const rejected = response.data ? rejectedItems(this.#target, response.data) : 0;
      return { kind: 'accepted', rejectedItems: rejected };
    }
    if (response.status === 'failure') return classify(response.error);
    const { error, retryInMillis } = response;
    return {
      kind: 'retry',
      // The transport keeps the status to itself here.
      reason: error ? describeFailure(error) : 'HTTP status 429, 502, 503 or 504',
      ...(retryInMillis !== undefined && retryInMillis > 0 ? { afterMillis: retryInMillis } : {}),
    };
  }
}

/**
 * A sign-in page of a network, or of a proxy, comes with status 200, and nobody
 * took the records. Other bodies that are no OTLP count as success: some
 * receivers answer `{}` or `ok` to a request in protobuf.
 */
function isWebPage(body: Uint8Array): boolean {
  const start = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 64));
  return /^\s*<(?:!doctype|!--|html|\?xml)/i.test(start.toString('latin1'));
}

/**
 * Only what blames the content of the request refuses it. 401, 403 and 404 do
 * not: they say that our credentials or the address are wrong, and setting every
 * record aside for that would lose all of them.
 */
function classify(error: unknown): Answer {
  const { code, details } = (error ?? {}) as { code?: unknown; details?: unknown };
  const reason = describeFailure(error);
  const text = typeof details === 'string' ? details : '';
  if (code === 413 || (code === RESOURCE_EXHAUSTED && /larger than max/i.test(text))) {
    return { kind: 'refused', reason, tooLarge: true };
  }
  const refused =
    code === 400 ||
    code === 422 ||
    code === INVALID_ARGUMENT ||
    (code === INTERNAL && /unmarshal/i.test(text));
  if (refused) return { kind: 'refused', reason, tooLarge: false };
  const afterMillis = retryInfoMillis(error);
  return { kind: 'retry', reason, ...(afterMillis && afterMillis > 0 ? { afterMillis } : {}) };
}
