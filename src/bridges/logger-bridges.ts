import type { InstrumentationBase } from '@opentelemetry/instrumentation';
import type { BridgeHost } from '../record/log-call.ts';
import { BunyanBridge } from './bunyan.ts';
import { PinoBridge } from './pino.ts';
import { WinstonBridge } from './winston.ts';

/** The bridges to logging libraries, disabled; `enable()` hooks `require` and `import`. */
export function createLoggerBridges(host: BridgeHost): InstrumentationBase[] {
  return [new PinoBridge(host), new WinstonBridge(host), new BunyanBridge(host)];
}
