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
 * A file that cannot be decoded. The message is one line for the user, with advice if there is any.
 */
export class PictureError extends CifraError {
  override readonly name = 'PictureError';
  readonly problem: PictureProblem;

  constructor(problem: PictureProblem, message: string) {
    super(problem, message);
    this.problem = problem;
  }
}
