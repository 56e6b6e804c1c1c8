import type { Picture } from '@cifra/core/base/types.ts';
import type { Pdfium } from './pdfium.ts';

/** Pixels. */
export type Size = { readonly width: number; readonly height: number };

const BGRX = 3;
const WHITE = 0xffffffff;
/** Paints annotations such as ink and stamps, and writes red first (fpdfview.h). */
const ANNOTATIONS = 0x01;
const RED_FIRST = 0x10;

/**
 * Paints a page on white paper, with its annotations and the contents of its form fields, as RGB.
 * @param form the handle of the form environment; without it, form fields stay empty
 * @throws RangeError if there is no memory left
 */
export function render(pdfium: Pdfium, page: number, form: number, { width, height }: Size): Picture {
  const { malloc, free } = pdfium.wasmExports;
  const pixels = malloc(4 * width * height);
  if (pixels === 0) throw new RangeError(`no memory for ${width}×${height} pixels`);
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, BGRX, pixels, 4 * width);
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
  pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, ANNOTATIONS | RED_FIRST);
  pdfium._FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, RED_FIRST);
  const data = withoutFourth(pdfium.HEAPU8.subarray(pixels, pixels + 4 * width * height));
  pdfium._FPDFBitmap_Destroy(bitmap);
  free(pixels);
  return { width, height, channels: 3, data };
}

function withoutFourth(pixels: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((pixels.length / 4) * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) {
    rgb[to] = pixels[from];
    rgb[to + 1] = pixels[from + 1];
    rgb[to + 2] = pixels[from + 2];
  }
  return rgb;
}
