import type { Pdfium } from './pdfium.ts';

/** Pixels per inch of pages with drawn lines or text: what a good scan has. */
const DRAWN = 300;
/** Points per inch, the unit of PDF. */
const POINTS = 72;
/** A picture that covers this share of the page is a scan of it. */
const SCAN_SHARE = 0.75;
/** Forms inside forms are followed this far; a scan is at most two deep. */
const MOST_DEPTH = 4;

/** Types of page objects and text that is not painted (ISO 32000-1, 9.3.6). */
const TEXT = 1;
const IMAGE = 3;
const FORM = 5;
const INVISIBLE = 3;

/** The linear part of a matrix: [a, b, c, d]. */
type Linear = readonly [number, number, number, number];

/** What was found on a page. */
type Found = {
  /** Pixels per inch of the finest picture that covers the page; 0 without one. */
  scan: number;
  /** True if there is anything but pictures and invisible text, as OCR programs add it. */
  isDrawn: boolean;
};

/**
 * Pixels per point at which a page shows everything that is on it: a scan its own pixels, a drawn
 * page 300 pixels per inch, a drawn page over a scan the finer of both.
 * @param area of the page, square points
 */
export function pixelsPerPoint(pdfium: Pdfium, page: number, area: number): number {
  const found: Found = { scan: 0, isDrawn: pdfium._FPDFPage_GetAnnotCount(page) > 0 };
  const scratch = pdfium.wasmExports.malloc(32);
  const objects = {
    count: pdfium._FPDFPage_CountObjects(page),
    at: (i: number) => pdfium._FPDFPage_GetObject(page, i),
  };
  look({ pdfium, area, scratch }, objects, [1, 0, 0, 1], 0, found);
  pdfium.wasmExports.free(scratch);
  return (found.isDrawn || found.scan === 0 ? Math.max(DRAWN, found.scan) : found.scan) / POINTS;
}

type Page = { readonly pdfium: Pdfium; readonly area: number; readonly scratch: number };
type Objects = { readonly count: number; readonly at: (i: number) => number };

function look(page: Page, objects: Objects, outer: Linear, depth: number, found: Found): void {
  const { pdfium } = page;
  for (let i = 0; i < objects.count; i++) {
    const object = objects.at(i);
    const type = pdfium._FPDFPageObj_GetType(object);
    if (type === IMAGE) found.scan = Math.max(found.scan, resolutionOf(page, object, outer));
    else if (type === TEXT) found.isDrawn ||= pdfium._FPDFTextObj_GetTextRenderMode(object) !== INVISIBLE;
    else if (type === FORM && depth < MOST_DEPTH) {
      const inner = {
        count: pdfium._FPDFFormObj_CountObjects(object),
        at: (j: number) => pdfium._FPDFFormObj_GetObject(object, j),
      };
      look(page, inner, times(matrixOf(page, object), outer), depth + 1, found);
    } else found.isDrawn = true;
  }
}

/** Pixels per inch of a picture that covers the page, in its finer direction; 0 for others. */
function resolutionOf(page: Page, object: number, outer: Linear): number {
  const { pdfium, area, scratch } = page;
  const [a, b, c, d] = times(matrixOf(page, object), outer);
  if (!(Math.abs(a * d - b * c) >= SCAN_SHARE * area)) return 0;
  if (!pdfium._FPDFImageObj_GetImagePixelSize(object, scratch, scratch + 4)) return 0;
  const [width, height] = new Uint32Array(pdfium.HEAPU8.buffer, scratch, 2);
  return POINTS * Math.max(width / Math.hypot(a, b), height / Math.hypot(c, d));
}

function matrixOf({ pdfium, scratch }: Page, object: number): Linear {
  if (!pdfium._FPDFPageObj_GetMatrix(object, scratch)) return [1, 0, 0, 1];
  const [a, b, c, d] = new Float32Array(pdfium.HEAPU8.buffer, scratch, 4);
  return [a, b, c, d];
}

function times([a, b, c, d]: Linear, [e, f, g, h]: Linear): Linear {
  return [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h];
}
