/**
 * A record as the spool gives it back. Several records may share one `bytes`; it must not change
 * until the request is built.
 */
export interface EncodedRecord {
  /** Holds the `LogRecord` message of `encodeLogRecord`, from `start` up to `end`. */
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** What `encodeResource` wrote. */
  readonly resource: Buffer;
  /** What `encodeScope` wrote. */
  readonly scope: Buffer;
}

/** Records of one scope, in their order. */
export interface ScopeGroup {
  readonly scope: Buffer;
  readonly records: EncodedRecord[];
}

/** Scopes of one resource, in the order of their first records. */
export interface ResourceGroup {
  readonly resource: Buffer;
  readonly scopes: ScopeGroup[];
}

/**
 * Records by resource and scope. Equal bytes are one resource, since every segment of the spool
 * repeats it.
 */
export function groupRecords(records: readonly EncodedRecord[]): ResourceGroup[] {
  const groups: ResourceGroup[] = [];
  let last: EncodedRecord | undefined;
  let target: ScopeGroup | undefined;
  for (const record of records) {
    if (!target || record.scope !== last?.scope || record.resource !== last.resource) {
      target = scopeGroup(resourceGroup(groups, record.resource), record.scope);
      last = record;
    }
    target.records.push(record);
  }
  return groups;
}

function resourceGroup(groups: ResourceGroup[], resource: Buffer): ResourceGroup {
  const known = groups.find((group) => same(group.resource, resource));
  if (known) return known;
  const group = { resource, scopes: [] };
  groups.push(group);
  return group;
}

function scopeGroup(group: ResourceGroup, scope: Buffer): ScopeGroup {
  const known = group.scopes.find((each) => same(each.scope, scope));
  if (known) return known;
  const added = { scope, records: [] };
  group.scopes.push(added);
  return added;
}

const same = (one: Buffer, other: Buffer): boolean => one === other || one.equals(other);
