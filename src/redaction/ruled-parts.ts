import type { AnyValue } from '@opentelemetry/api';
import type { PathRules } from './policies/path-rules.ts';
import { isTree, mapArray, mapTree, type Tree } from './structures/object-structure.ts';
import type { Trail } from './trail.ts';

/** They tell what an object is: without them, its other parts would be read wrongly. */
const TELLING: ReadonlySet<string> = new Set(['resourceType', 'contentType', 'vr', 'url']);

/**
 * Hides the parts of an object that a policy's paths rule from the rules of FHIR and DICOM, which
 * read it first: they become null, of which those rules take nothing.
 */
export function hideRuled(value: AnyValue, trail: Trail, paths: PathRules): AnyValue {
  const at = (key: string, part: AnyValue): AnyValue => {
    trail.enter(key);
    try {
      if (paths.match(trail.path) !== undefined && !TELLING.has(key)) return null;
      return hideRuled(part, trail, paths);
    } finally {
      trail.leave();
    }
  };
  if (Array.isArray(value)) return mapArray(value, (each) => at('*', each));
  return isTree(value) ? mapTree(value, at) : value;
}

/** Puts back what {@link hideRuled} hid. What the rules took as a whole stays taken. */
export function showRuled(clean: AnyValue, hidden: AnyValue, original: AnyValue): AnyValue {
  if (hidden === original) return clean;
  if (hidden === null) return original;
  if (Array.isArray(clean) && Array.isArray(hidden) && Array.isArray(original)) {
    let index = 0;
    return mapArray(clean, (each) => {
      const shown = showRuled(each, hidden[index], original[index]);
      index++;
      return shown;
    });
  }
  return isTree(clean) && isTree(hidden) && isTree(original)
    ? showTree(clean, hidden, original)
    : clean;
}

function showTree(clean: Tree, hidden: Tree, original: Tree): Tree {
  return mapTree(clean, (key, each) => showRuled(each, hidden[key], original[key]));
}
