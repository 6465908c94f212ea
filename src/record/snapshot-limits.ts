/** Bounds of what one value may become. Lengths are in UTF-16 code units (at most 3 bytes of UTF-8 each). */
export interface SnapshotLimits {
  /** Longest string kept, in UTF-16 code units; the rest becomes `...[truncated N characters]`. Default 65,536. */
  readonly stringLength: number;
  /** Longest object key kept, in UTF-16 code units. Default 256. */
  readonly keyLength: number;
  /** Levels of nesting kept below the value itself. Default 12. */
  readonly depth: number;
  /** Values of one tree kept, containers and leaves together. Default 2,000. */
  readonly nodes: number;
  /** All strings and keys of one tree together, in UTF-16 code units. Default 262,144. */
  readonly totalLength: number;
}

/** The limits of {@link snapshot} where none are given. */
export const DEFAULT_SNAPSHOT_LIMITS: SnapshotLimits = {
  stringLength: 65_536,
  keyLength: 256,
  depth: 12,
  nodes: 2_000,
  totalLength: 262_144,
};
