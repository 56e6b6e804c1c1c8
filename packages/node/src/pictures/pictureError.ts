/** Why a file gives no picture; a closed list, part of the JSON and CSV output. */
export type PictureProblem =
  | 'missing'
  | 'folder'
  | 'unreadable'
  | 'empty'
  | 'too-large'
  | 'not-a-picture'
  | 'unsupported'
  | 'damaged';

/** A file that gives no picture. The message is one line, made for the user, and says what to do where there is something. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
  readonly problem: PictureProblem;

  constructor(problem: PictureProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}
