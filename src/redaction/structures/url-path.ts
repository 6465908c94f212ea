import type { DetectorContext } from '../detector.ts';
import { isReplacement } from '../replacement.ts';

/** Path segments after which comes the one that says which person or record. */
const COLLECTION =
  /^(?:patients?|persons?|people|relatedpersons?|members?|subscribers?|guarantors?|beneficiar(?:y|ies)|customers?|clients?|residents?|mrns?|ssn|charts?|medical-?records?|accessions?|coverages?|accounts?|policies|policy|encounters?|visits?|admissions?|practitioners?|physicians?|doctors?|birth-?dates?|dob)$/i;
/** What a service does under such a path, rather than whom it does it to. */
const ACTION = /^(?:[a-z][a-z_-]*|v\d{1,2}|\$[\w-]+|_\w+|:\w+|\{[^/]*\}?|%7B.*|\*|undefined|null)$/;

/** The path with what identifies in it replaced: `/patients/12345/visits` and `/Patient/jane-doe`. */
export function redactPath(path: string, context: DetectorContext): string {
  const segments = path.split('/');
  let changed = false;
  for (let index = 1; index < segments.length; index++) {
    const segment = segments[index] as string;
    if (!COLLECTION.test(segments[index - 1] as string) || !identifies(segment)) continue;
    segments[index] = context.replace(segment);
    changed = true;
  }
  return changed ? segments.join('/') : path;
}

/** A number, a UUID, a name (`jane-doe`, `Doe,Jane`); not a route's next word (`search`, `{id}`). */
function identifies(segment: string): boolean {
  if (segment === '' || isReplacement(segment)) return false;
  if (/^[a-z]+-[a-z]+$/.test(segment)) return !ROUTE_WORDS.test(segment);
  return !ACTION.test(segment) && !FILE.test(segment) && !ROUTE_WORD.test(segment);
}

const ROUTE_WORD =
  /^(?:list|search|details?|index|edit|create|update|delete|get|new|add|save|all|count|summary|history|export|import|status|me|self|current|profile|batch|bulk|REDACTED)$/i;
const ROUTE_WORDS =
  /(?:^|-)(?:list|search|new|edit|export|import|summary|history|status|count|all|me|by|service|portal|index|settings|merge|match|everything|lookup|data|record|records|info|details?)(?:-|$)/;
const FILE =
  /\.(?:[cm]?[jt]sx?|json|html?|css|map|py|java|go|rb|php|vue|svelte|ya?ml)(?::\d+){0,2}$/i;
