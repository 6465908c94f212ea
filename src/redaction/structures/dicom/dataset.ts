import type { AnyValue } from '@opentelemetry/api';
import { isReplacement } from '../../replacement.ts';
import { isEmpty, isTree, mapTree, type Replace, type Tree } from '../object-structure.ts';
import {
  isDatasetKeyword,
  isGenericKeyword,
  isPrivateTag,
  isProfileKeyword,
  isProfileTag,
  tagOf,
} from './attributes.ts';

/**
 * Whether an object has a DICOM tag or keyword for a key. Called for every object of every
 * record: looks at the first character before anything else.
 */
export function isDataset(tree: Tree): boolean {
  for (const key in tree) {
    const first = key.charCodeAt(0);
    const capital = first >= 65 && first <= 90;
    if (capital && isDatasetKeyword(key)) return true;
    if (isTagStart(first) && tagOf(key) !== undefined) return true;
  }
  return false;
}

/** A digit or letter of hexadecimal, `x` or `(`. */
function isTagStart(code: number): boolean {
  const letter = code & ~32;
  return (
    (code >= 48 && code <= 57) || (letter >= 65 && letter <= 70) || code === 120 || code === 40
  );
}

/**
 * A data set as an object: the DICOM JSON Model, objects keyed by tag, and objects keyed by
 * keyword. Takes what the Basic Application Level Confidentiality Profile takes, private
 * attributes included; items of sequences that stay are objects of their own.
 *
 * @see DICOM PS3.18, annex F; PS3.15, annex E
 */
export function redactDataset(tree: Tree, replace: Replace): Tree {
  const keywords = Object.keys(tree).some(isDatasetKeyword);
  return mapTree(tree, (key, value) => {
    const tag = tagOf(key);
    const replaceAt: Replace = (each) => replace(each, key);
    if (tag !== undefined) return tagged(key, tag, value, replaceAt);
    if (!isProfileKeyword(key) || (isGenericKeyword(key) && !keywords)) return value;
    return taken(value, replaceAt);
  });
}

function tagged(key: string, tag: string, value: AnyValue, replace: Replace): AnyValue {
  const model = isTree(value) && typeof value['vr'] === 'string';
  // Eight bare digits may be anything: only a value representation makes a private tag of them.
  const named = isProfileTag(tag) || ((model || key.length > 8) && isPrivateTag(tag));
  if (!named) return value;
  return model ? element(value, replace) : taken(value, replace);
}

/** `{ vr, Value }`, `{ vr, BulkDataURI }` or `{ vr, InlineBinary }`: the value representation stays. */
function element(value: Tree, replace: Replace): Tree {
  return mapTree(value, (key, content) => {
    if (key === 'vr') return content;
    if (!Array.isArray(content)) return taken(content, replace);
    if (content.length === 0 || content.every(isReplacement)) return content;
    const instead = replace(content);
    // A policy may give each of the values a surrogate of its own.
    return Array.isArray(instead) ? instead : [instead];
  });
}

function taken(value: AnyValue, replace: Replace): AnyValue {
  if (isEmpty(value) || (Array.isArray(value) && value.length === 0)) return value;
  return replace(value);
}
