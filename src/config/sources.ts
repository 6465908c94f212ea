/** What one source says about one variable. */
export interface Setting {
  readonly text: string;
  /** As people look for it: `LOG_LEVEL in .env`, `otel.yaml:12`. */
  readonly origin: string;
}

/** A file's settings, by variable. */
export type FileSettings = ReadonlyMap<string, Setting>;

/** Everything the configuration is resolved from, highest first. */
export interface ConfigSources {
  /** Values given in code, by the name of the option. */
  readonly overrides?: Readonly<Record<string, unknown>> | undefined;
  /** Required, so that an environment alone is no mistake that compiles. */
  readonly environment: NodeJS.ProcessEnv;
  /** `LOG_ENV_FILE`. */
  readonly envFile?: FileSettings | undefined;
  /** `OTEL_CONFIG_FILE`. */
  readonly configFile?: FileSettings | undefined;
  /** What went wrong when the files were read: a sentence each. */
  readonly problems?: readonly string[] | undefined;
}
