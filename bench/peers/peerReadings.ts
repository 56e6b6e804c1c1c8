/** Readings of picture files by another reader. */
export type PeerReadings = {
  /** Its name and version. */
  readonly name: string;
  /** One per file, unchanged. */
  readonly texts: readonly string[];
  /** Milliseconds per picture. */
  readonly milliseconds: number;
};
