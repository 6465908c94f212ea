import { option } from './option.ts';
import type { Parser } from './parsers.ts';

const LONGEST = 255;

/**
 * Reads `key=value,key2=value2` with percent-encoding; one wrong entry refuses all of them, as the
 * OpenTelemetry "Resource SDK" specification asks.
 */
const parseAttributes: Parser<Readonly<Record<string, string>>> = (text) => {
  const entries: [string, string][] = [];
  for (const entry of text.split(',')) {
    if (entry.trim() === '') continue;
    const [key, content, ...rest] = entry.split('=').map(decoded);
    if (!key || content === undefined || rest.length > 0) {
      return {
        allowed: 'a list like team=imaging,deployment.environment.name=prod, percent-encoded',
      };
    }
    entries.push([key, content]);
  }
  return { value: Object.fromEntries(entries) };
};

function decoded(text: string): string | undefined {
  try {
    const plain = decodeURIComponent(text.trim());
    return plain.length > LONGEST ? undefined : plain;
  } catch {
    return undefined;
  }
}

export const RESOURCE_OPTIONS = {
  resourceAttributes: option<Readonly<Record<string, string>>>(
    'OTEL_RESOURCE_ATTRIBUTES',
    parseAttributes,
    {},
    { fallbackLabel: 'none', isMerged: true },
  ),
};
