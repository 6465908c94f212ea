/** The directory a writer writes to, as far as the writer knows it. */
export interface SpoolHome {
  readonly path: string;
  /** Makes the directory and its lease again where they are missing; may throw. */
  ensure(): void;
  /** Renews the lease; throws, with ENOENT where the directory is gone or somebody took it. */
  renew(): void;
  /** Makes the names of new segments durable; may throw. */
  synchroniseNames(): void;
}
