import type { BridgeHost } from '../record/log-call.ts';
import { BunyanBridge } from './bunyan.ts';
import { ConsolaBridge } from './consola.ts';
import { DebugBridge } from './debug.ts';
import { Log4jsBridge } from './log4js.ts';
import type { LoggerBridge } from './logger-bridge.ts';
import { LoglevelBridge } from './loglevel.ts';
import { MorganBridge } from './morgan.ts';
import { NestjsBridge } from './nestjs.ts';
import { PinoBridge } from './pino.ts';
import { WinstonBridge } from './winston.ts';

/** The bridges to logging libraries, disabled; `enable()` hooks `require` and `import`. */
export function createLoggerBridges(host: BridgeHost): LoggerBridge[] {
  return [
    new PinoBridge(host),
    new WinstonBridge(host),
    new BunyanBridge(host),
    new ConsolaBridge(host),
    new DebugBridge(host),
    new Log4jsBridge(host),
    new LoglevelBridge(host),
    new MorganBridge(host),
    new NestjsBridge(host),
  ];
}
