import type { Reading } from '@cifra/core/base/types.ts';
import type { PictureProblem } from '@cifra/node/pictures/pictureError.ts';

/** `failed` means that this picture triggered a bug in Cifra. */
export type FileProblem = PictureProblem | 'failed';

/**
 * The result for one picture: a file, or a page of a document. Boxes are in pixels of the upright
 * picture in the file.
 */
export type FileResult = {
  /** The name given by the user. */
  readonly file: string;
  /** Page of a PDF or of a file with several pages, from 1; absent for single pictures. */
  readonly page?: number;
} & (
  | {
      readonly readings: readonly Reading[];
      /** Size of the upright picture, pixels. */
      readonly picture: { readonly width: number; readonly height: number };
      readonly notes: readonly string[];
      readonly problem?: never;
    }
  /** `message` follows the file's name: "six.png: does not exist". */
  | { readonly problem: FileProblem; readonly message: string; readonly readings?: never }
);
