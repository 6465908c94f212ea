import { createRequire } from 'node:module';

/** The file as OpenTelemetry's schema has it, `${…}` replaced. */
export type Model = Readonly<Record<string, unknown>>;

/**
 * Parses and validates with OpenTelemetry's own package. It is loaded here and not above, because
 * its validator costs a tenth of a second that only those with a file should pay.
 *
 * @param variables for its `${…}`
 * @throws Error in its words
 */
export function parseModel(path: string, variables: NodeJS.ProcessEnv): Model {
  const { createConfigFactory } = createRequire(import.meta.url)(
    '@opentelemetry/configuration',
  ) as typeof import('@opentelemetry/configuration');
  return withVariables({ ...variables, OTEL_CONFIG_FILE: path }, () =>
    createConfigFactory().getConfigModel(),
  );
}

/**
 * The package reads the path and its substitutions from `process.env` and takes no other. So the
 * few that differ are there while it works, which nobody else of this thread can see.
 */
function withVariables<T>(variables: NodeJS.ProcessEnv, run: () => T): T {
  const before = Object.keys(variables)
    .filter((name) => variables[name] !== process.env[name])
    .map((name) => [name, process.env[name]] as const);
  try {
    for (const [name] of before) set(name, variables[name]);
    return run();
  } finally {
    for (const [name, text] of before) set(name, text);
  }
}

function set(name: string, text: string | undefined): void {
  if (text === undefined) delete process.env[name];
  else process.env[name] = text;
}
