import type { InstrumentationNodeModuleDefinition } from '@opentelemetry/instrumentation';
import { type BullmqTelemetry, bullmqTelemetry } from './bullmq-telemetry.ts';
import { commonJsExports, JobInstrumentation } from './job-instrumentation.ts';

type Method = (this: object, ...args: unknown[]) => unknown;
type Prototype = Record<string, Method | undefined>;
interface BullmqModule {
  readonly QueueBase: { readonly prototype: Prototype };
  readonly FlowProducer: { readonly prototype: Prototype };
}

const NAME = 'bullmq';
const patched = new WeakSet<object>();

/**
 * BullMQ: gives each queue, worker and flow producer our telemetry, unless the application
 * has given one. All that BullMQ traces goes through these methods, which read it each time;
 * the classes themselves cannot be replaced, as its exports are getters.
 */
export class BullmqInstrumentation extends JobInstrumentation {
  constructor() {
    super(NAME);
  }

  // Where there is no `trace` yet (before 5.13), there is no telemetry to be given.
  protected override init(): InstrumentationNodeModuleDefinition {
    return this.define(NAME, ['>=5.13.0 <7']);
  }

  protected override patchExports(moduleExports: unknown): void {
    const { QueueBase, FlowProducer } = commonJsExports<BullmqModule>(moduleExports);
    if (patched.has(QueueBase.prototype)) return;
    patched.add(QueueBase.prototype);
    before(QueueBase.prototype, 'trace', (queue: { opts: { telemetry?: BullmqTelemetry } }) => {
      queue.opts.telemetry ??= bullmqTelemetry;
    });
    for (const name of ['add', 'addBulk']) {
      before(FlowProducer.prototype, name, (flow: { telemetry?: BullmqTelemetry }) => {
        flow.telemetry ??= bullmqTelemetry;
      });
    }
  }
}

function before<T>(prototype: Prototype, name: string, prepare: (self: T) => void): void {
  const original = prototype[name];
  if (typeof original !== 'function') return;
  prototype[name] = function (...args) {
    try {
      prepare(this as T);
    } catch {
      // Frozen options: the job goes on without a context.
    }
    return original.apply(this, args);
  };
}
