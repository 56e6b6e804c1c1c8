import type { Reading } from '@cifra/core/types.ts';
import type { PictureProblem } from '@cifra/node/pictures/pictureError.ts';

/** `failed` is a mistake of ours, met on this picture. */
export type FileProblem = PictureProblem | 'failed';

/** What became of one file. Boxes are in pixels of the upright picture in the file. */
export type FileResult = {
  /** As the user named it. */
  readonly file: string;
} & (
  | { readonly readings: readonly Reading[]; readonly notes: readonly string[]; readonly problem?: never }
  /** `message` continues the file's name: "six.png: does not exist". */
  | { readonly problem: FileProblem; readonly message: string; readonly readings?: never }
);
