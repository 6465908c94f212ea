import {
  InstrumentationBase,
  InstrumentationNodeModuleDefinition,
} from '@opentelemetry/instrumentation';
import { PACKAGE_NAME, PACKAGE_VERSION } from '../common/version.ts';
import type { BridgeHost } from '../record/log-call.ts';

/**
 * A bridge to one logging library. `InstrumentationBase` is OpenTelemetry's own
 * hook into `require` and `import`; the published instrumentations built on it
 * cannot serve us: on SDK 3 they deliver nothing (they emit to the global of the
 * retired `api-logs`) or skip versions (bunyan 2), and none of them can replace
 * or redact the line that the logger itself writes.
 */
export abstract class LoggerBridge extends InstrumentationBase {
  protected readonly host: BridgeHost;
  readonly packageName: string;

  constructor(host: BridgeHost, packageName: string) {
    // Disabled: the base constructor would call `enable()` before our fields exist.
    super(`${PACKAGE_NAME}/${packageName}`, PACKAGE_VERSION, { enabled: false });
    this.host = host;
    this.packageName = packageName;
  }

  protected abstract override init(): InstrumentationNodeModuleDefinition;

  /** Patches one copy, once; a failure leaves that copy as it was. */
  protected abstract patchCopy(moduleExports: unknown): unknown;

  protected define(name: string, versions: string[]): InstrumentationNodeModuleDefinition {
    return new InstrumentationNodeModuleDefinition(name, versions, (moduleExports: unknown) =>
      this.patch(moduleExports),
    );
  }

  /**
   * What the module hooks call. Public for a copy they cannot see: one that a
   * bundler has put inside the application's own file. Calling it again for the
   * same copy changes nothing.
   */
  patch<T>(moduleExports: T): T {
    try {
      return this.patchCopy(moduleExports) as T;
    } catch (error) {
      this.host.reportFailure(this.packageName, error);
      return moduleExports;
    }
  }

  /** {@link patch} for a bundle, which shows the package's other files by their own names. */
  patchNamed(name: string, moduleExports: unknown): unknown {
    if (name === this.packageName) return this.patch(moduleExports);
    const file = this.init().files.find((each) => each.name === name);
    return file ? file.patch(moduleExports) : moduleExports;
  }
}

/** Whether these are the exports of an `import`, as import-in-the-middle shows them. */
export function isModuleNamespace(value: unknown): value is Record<string, unknown> {
  return (value as { [Symbol.toStringTag]?: unknown })?.[Symbol.toStringTag] === 'Module';
}
