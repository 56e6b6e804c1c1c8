/** What another reader made of some picture files. */
export type PeerReadings = {
  /** With its version. */
  readonly name: string;
  /** One for each file, as it came. */
  readonly texts: readonly string[];
  /** A picture. */
  readonly milliseconds: number;
};
