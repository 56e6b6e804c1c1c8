import { PictureError } from '@cifra/node/pictures/pictureError.ts';
import type { FileProblem } from './fileResult.ts';

/**
 * Describes a failure as a result, so that a bug triggered by one picture does not stop the others.
 */
export function whatIsWrong(error: unknown): { problem: FileProblem; message: string } {
  if (error instanceof PictureError) return { problem: error.problem, message: error.message };
  const reason = error instanceof Error ? error.message : String(error);
  return { problem: 'failed', message: `unexpected failure (${reason}): please report it with this picture` };
}
