import { CifraError } from '@cifra/core/base/error.ts';

/** The reason why a file cannot be decoded. A closed list, part of the JSON and CSV output. */
export type PictureProblem =
  | 'missing'
  | 'folder'
  | 'unreadable'
  | 'empty'
  | 'too-large'
  | 'not-a-picture'
  | 'unsupported'
  | 'damaged'
  | 'encrypted'
  | 'no-such-page';

/**
 * A file that cannot be decoded. The message is one line for the user, with advice if there is any;
 * it follows the name of the file. `problem` is the reason, for programs.
 *
 * @example
 * import { decodePicture, PictureError } from '@cifra/node';
 *
 * await decodePicture(new TextEncoder().encode('text')).catch((error) => {
 *   if (!(error instanceof PictureError)) throw error;
 *   console.log(error.problem, `notes.txt ${error.message}`);
 * });
 */
export class PictureError extends CifraError {
  override readonly name = 'PictureError';
  readonly problem: PictureProblem;

  constructor(problem: PictureProblem, message: string) {
    super(problem, message);
    this.problem = problem;
  }
}
