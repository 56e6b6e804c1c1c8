import { PictureError } from '@cifra/node/pictures/pictureError.ts';

/** Why a picture of a job has no result. */
export type ItemProblem = {
  readonly code: string;
  /** A sentence for the sender. */
  readonly detail: string;
  /** Whether the same picture may be read at another time; one that is damaged stays so. */
  readonly retryable: boolean;
};

export function problemOf(error: unknown): ItemProblem {
  if (error instanceof PictureError) {
    return { code: error.problem, detail: `the picture ${error.message}`, retryable: false };
  }
  // What went wrong inside is for the log of the server, not for the sender.
  return { code: 'reading-failed', detail: 'the picture could not be read this time', retryable: true };
}
