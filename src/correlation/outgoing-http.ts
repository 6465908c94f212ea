import type { RequestOptions } from 'node:http';
import type { Context } from '@opentelemetry/api';
import { objectOfHeaderArray } from './header-array.ts';
import type { Destination } from './host-pattern.ts';
import type { OutgoingTarget } from './outgoing-target.ts';
import {
  destinationInPath,
  destinationOf,
  type PropagationTargets,
} from './propagation-targets.ts';

const TARGET = Symbol('lumen.outgoing_target');

type Headers = Record<string | symbol, unknown>;
interface AgentParts {
  readonly defaultPort?: unknown;
  readonly protocol?: unknown;
  readonly options?: { readonly host?: unknown; readonly port?: unknown };
}

/**
 * Ties the target of a request made with `node:http` or `node:https` to its headers.
 *
 * The instrumentation passes its own copy of the options to `startOutgoingSpanHook`, then
 * copies `options.headers` with `Object.assign`, which takes symbol keys along, and passes
 * the copy to `inject`. Node reads string keys only, so the mark would not reach the wire
 * even where it were not taken off again.
 */
export class OutgoingHttp {
  private readonly targets: PropagationTargets;

  constructor(targets: PropagationTargets) {
    this.targets = targets;
  }

  /** For `startOutgoingSpanHook`. */
  mark(options: RequestOptions): void {
    if (this.targets.everywhere && !Array.isArray(options.headers)) return;
    const target: OutgoingTarget = { allowed: this.targets.allow(() => destinationsOf(options)) };
    options.headers = { ...headersOf(options), [TARGET]: target } as RequestOptions['headers'];
  }

  /** For the propagator. */
  take(_context: Context, carrier: unknown): OutgoingTarget | undefined {
    if (typeof carrier !== 'object' || carrier === null) return undefined;
    const target = (carrier as Headers)[TARGET] as OutgoingTarget | undefined;
    if (target !== undefined) delete (carrier as Headers)[TARGET];
    return target;
  }
}

// `Object.assign({}, headers)` of the instrumentation makes headers named `0`, `1` … out
// of the array that Node also takes, and the application's own headers would be lost.
function headersOf(options: RequestOptions): Headers {
  const { headers } = options;
  if (!Array.isArray(headers)) return { ...(headers as Headers | undefined) };
  return objectOfHeaderArray(headers) ?? { ...(headers as unknown as Headers) };
}

// As `ClientRequest` picks them: `hostname` before `host`; the options of an agent replace
// those of the request when it connects; a proxy gets the target's URL as the path.
function destinationsOf(options: RequestOptions): Destination[] {
  const agent = (options.agent || undefined) as AgentParts | undefined;
  const protocol = options.protocol ?? agent?.protocol;
  const port = options.port || options.defaultPort || agent?.defaultPort;
  const found = [destinationOf(hostOf(options), port, protocol)];
  if (typeof agent?.options?.host === 'string') {
    found.push(destinationOf(agent.options.host, agent.options.port ?? port, protocol));
  }
  const behindProxy = destinationInPath(options.path);
  if (behindProxy) found.push(behindProxy);
  return found;
}

function hostOf(options: RequestOptions): string {
  return options.hostname || options.host || 'localhost';
}
