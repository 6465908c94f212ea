import type { Config } from './resolve.ts';
import { TRANSPORT_OPTIONS } from './transport-options.ts';

/**
 * Variables for OpenTelemetry's transport, which reads headers, certificates and timeouts from the
 * environment and nowhere else: those whose value comes from code or a file.
 *
 * @returns nothing where all of them come from the environment, or from nowhere.
 */
export function transportEnvironment(config: Config): Record<string, string> | undefined {
  const variables: Record<string, string> = {};
  for (const [name, { variables: names }] of Object.entries(TRANSPORT_OPTIONS)) {
    const key = name as keyof typeof TRANSPORT_OPTIONS;
    const origin = config.origins[key];
    if (origin === 'default' || names.includes(origin)) continue;
    variables[names[0] as string] = String(config[key]);
  }
  return Object.keys(variables).length > 0 ? variables : undefined;
}
