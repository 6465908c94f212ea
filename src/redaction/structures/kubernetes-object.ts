import type { AnyValue } from '@opentelemetry/api';
import { isEmpty, isTree, mapTree, type Replace, type Tree } from './object-structure.ts';

/** Whether an object is Kubernetes' `Secret`, as `kubectl get -o json` and clients have it. */
export function isKubernetesSecret(tree: Tree): boolean {
  if (tree['kind'] !== 'Secret') return false;
  return Object.hasOwn(tree, 'apiVersion') || Object.hasOwn(tree, 'stringData');
}

/** The object without what stands under `data` and `stringData`, whatever its key is called. */
export function redactKubernetesSecret(tree: Tree, replace: Replace): Tree {
  return mapTree(tree, (key: string, value: AnyValue) =>
    (key === 'data' || key === 'stringData') && isTree(value)
      ? (mapTree(value, (_key, each) => (isEmpty(each) ? each : replace(each))) as AnyValue)
      : value,
  );
}
