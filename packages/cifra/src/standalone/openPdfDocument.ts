import { PictureError } from '@cifra/node/pictures/pictureError.ts';

/** PDFs need a renderer of 4 MB, which the package does without. */
export async function openPdfDocument(): Promise<never> {
  throw new PictureError('unsupported', 'is a PDF, which cannot be read here: save its pages as PNG');
}
