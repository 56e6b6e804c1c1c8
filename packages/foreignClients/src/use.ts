/**
 * What a program does with a generated client: reads a picture, sends a job, gets its results,
 * meets an error.
 */
export type Use = (given: {
  readonly url: string;
  /** PNG of a 6. */
  readonly picture: Blob;
  /** A ZIP of it. */
  readonly zip: Blob;
}) => Promise<{
  readonly read: unknown;
  /** The results of the job so far, JSON Lines. */
  results(): Promise<string>;
  /** Of the problem when a job is asked for that is not there. */
  readonly code: string | undefined;
}>;
