import type { AnyValue } from '@opentelemetry/api';
import { withoutIndexedBytes } from './bytes.ts';
import { isDatasetKeyword, tagOf } from './dicom/attributes.ts';
import { isDataset, redactDataset } from './dicom/dataset.ts';
import { isResource, redactResource } from './fhir/resource.ts';
import { isJsonWebKey, redactJsonWebKey } from './json-web-key.ts';
import { isKubernetesSecret, redactKubernetesSecret } from './kubernetes-object.ts';
import type { Tree } from './object-structure.ts';

/**
 * Redacts an object by what it is as a whole: a FHIR resource, a DICOM data set, a JSON
 * Web Key, a Kubernetes Secret or bytes. The very same object where it is none. Objects within it that are one themselves are left for their turn.
 */
export function redactObject(
  tree: Tree,
  replace: (detector: string, value: AnyValue, hint?: string) => AnyValue,
): Tree {
  if (isResource(tree)) return redactResource(tree, (value, hint) => replace('fhir', value, hint));
  if (isDataset(tree)) return redactDataset(tree, (value, hint) => replace('dicom', value, hint));
  if (isJsonWebKey(tree)) return redactJsonWebKey(tree, (value) => replace('private-key', value));
  if (isKubernetesSecret(tree)) {
    return redactKubernetesSecret(tree, (value) => replace('kubernetes-secret', value));
  }
  return withoutIndexedBytes(tree);
}

/** Whether {@link redactObject} may find something in an object with this key. */
export function isStructuralKey(key: string): boolean {
  if (key === 'resourceType' || key === 'fullUrl' || key === 'kty' || key === '0') return true;
  if (key === 'apiVersion' || key === 'stringData') return true;
  return isDatasetKeyword(key) || tagOf(key) !== undefined;
}
