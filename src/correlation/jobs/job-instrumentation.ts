import {
  InstrumentationBase,
  InstrumentationNodeModuleDefinition,
  InstrumentationNodeModuleFile,
} from '@opentelemetry/instrumentation';
import { errorLabel, sayOnce } from '../../common/diagnostics.ts';
import { PACKAGE_NAME, PACKAGE_VERSION } from '../../common/version.ts';

/**
 * A queue library whose messages carry the context.
 *
 * Not `@opentelemetry/instrumentation-amqplib` and `-kafkajs`, which take the registered
 * propagator and so would carry the correlation ID too: they would be two more dependencies
 * of every service, and they read headers of any length. `bullmq-otel` has to be passed to
 * each queue and worker by the application, and fails a job whose metadata is no JSON.
 */
export abstract class JobInstrumentation extends InstrumentationBase {
  readonly packageName: string;

  constructor(packageName: string) {
    // Disabled: the base constructor would call `enable()` before our fields exist.
    super(`${PACKAGE_NAME}/${packageName}`, PACKAGE_VERSION, { enabled: false });
    this.packageName = packageName;
  }

  protected abstract override init(): InstrumentationNodeModuleDefinition;

  /** Patches one copy's exports, once; nothing by default, for a library patched by its files. */
  protected patchExports(_moduleExports: unknown): void {}

  /** Patches in place; a failure leaves that copy as it was. What the module hooks call. */
  patch<T>(moduleExports: T): T {
    this.guarded(() => this.patchExports(moduleExports));
    return moduleExports;
  }

  /** {@link patch} for a bundle, which shows the package's other files by their own names. */
  patchNamed(name: string, moduleExports: unknown): unknown {
    if (name === this.packageName) return this.patch(moduleExports);
    const file = this.init().files.find((each) => each.name === name);
    return file ? file.patch(moduleExports) : moduleExports;
  }

  // The name again, because the base constructor calls `init()` before our field exists.
  protected define(name: string, versions: string[]): InstrumentationNodeModuleDefinition {
    return new InstrumentationNodeModuleDefinition(name, versions, (moduleExports: unknown) =>
      this.patch(moduleExports),
    );
  }

  protected defineFile<T>(
    name: string,
    versions: string[],
    patchFile: (moduleExports: T) => void,
  ): InstrumentationNodeModuleFile {
    const patch = (moduleExports: T): T => {
      this.guarded(() => patchFile(moduleExports));
      return moduleExports;
    };
    return new InstrumentationNodeModuleFile(name, versions, patch, () => {});
  }

  private guarded(patch: () => void): void {
    try {
      patch();
    } catch (error) {
      sayOnce(
        `jobs ${this.packageName}`,
        'warn',
        `cannot carry the context through ${this.packageName} (${errorLabel(error)}); its messages go on without it`,
      );
    }
  }
}

/** The exports of a CommonJS package, also where import-in-the-middle shows its namespace. */
export function commonJsExports<T>(moduleExports: unknown): T {
  const tag = (moduleExports as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  const namespace = moduleExports as { default?: unknown };
  return (tag === 'Module' ? namespace.default : moduleExports) as T;
}
