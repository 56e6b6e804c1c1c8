import type { Picture } from '@cifra/core/base/types.ts';
import { PdfError } from './pdfError.ts';
import { type Pdfium, type PdfiumFile, startPdfium } from './pdfium.ts';
import { render, type Size } from './render.ts';
import { pixelsPerPoint } from './resolution.ts';

/** A page, of which only the size is known until it is rendered. */
export type PdfPage = Size & {
  /** @throws PdfError 'damaged' */
  readonly render: (size: Size) => Picture;
};

/** An open document. Pages are loaded one at a time, so memory does not grow with their number. */
export type Pdf = {
  readonly pages: number;
  /**
   * The size of a page at its own resolution: that of the scan, or 300 pixels per inch; less if it
   * would have more than `mostPixels`.
   * @param number from 1
   * @throws PdfError 'damaged'
   */
  readonly page: (number: number, mostPixels: number) => PdfPage;
};

/**
 * Opens a PDF, whose pages are rendered one at a time.
 *
 * @param file PDFium, compiled from the file `@hyzyla/pdfium/pdfium.wasm`
 * @param bytes the document
 * @param password of the user or the owner; ignored by a document that is not encrypted
 * @returns the document; a page is rendered as RGB, in the size asked for
 * @throws {PdfError} if it is damaged or encrypted
 * @example
 * import { readFile } from 'node:fs/promises';
 * import { createRequire } from 'node:module';
 * import { openPdf } from '@cifra/pdf';
 *
 * const { resolve } = createRequire(import.meta.url);
 * const pdfium = await WebAssembly.compile(await readFile(resolve('@hyzyla/pdfium/pdfium.wasm')));
 * const pdf = await openPdf(pdfium, await readFile('form.pdf'));
 * const page = pdf.page(1, 2_000_000);
 * console.log(pdf.pages, page.width, page.height, page.render(page).channels);
 */
export async function openPdf(file: PdfiumFile, bytes: Uint8Array, password = ''): Promise<Pdf> {
  const pdfium = await startPdfium(file);
  return guarded(() => {
    const document = load(pdfium, bytes, password);
    const pages = pdfium._FPDF_GetPageCount(document);
    if (pages < 1) throw new PdfError('damaged', 'is a PDF without pages: save it again');
    const form = openForm(pdfium, document);
    return {
      pages,
      page(number, mostPixels) {
        const size = withPage(pdfium, document, number, (page) => sizeOf(pdfium, page, mostPixels));
        return {
          ...size,
          render: (as) =>
            withPage(pdfium, document, number, (page) => {
              pdfium._FORM_OnAfterLoadPage(page, form);
              const picture = render(pdfium, page, form, as);
              pdfium._FORM_OnBeforeClosePage(page, form);
              return picture;
            }),
        };
      },
    };
  });
}

/** Values of FPDF_GetLastError. */
const PASSWORD = 4;
const SECURITY = 5;

function load(pdfium: Pdfium, bytes: Uint8Array, password: string): number {
  // PDFium reads the bytes as long as the document is open.
  const document = pdfium._FPDF_LoadMemDocument(
    put(pdfium, bytes),
    bytes.length,
    put(pdfium, new TextEncoder().encode(`${password}\0`)),
  );
  if (document !== 0) return document;
  switch (pdfium._FPDF_GetLastError()) {
    case PASSWORD:
      throw new PdfError(
        'encrypted',
        password === ''
          ? 'is an encrypted PDF: give its password'
          : 'is an encrypted PDF, and the password is wrong: check it',
      );
    case SECURITY:
      throw new PdfError(
        'unsupported',
        'is a PDF encrypted in a way that is not read: save it without encryption',
      );
    default:
      throw new PdfError('damaged', 'is a damaged or cut off PDF: copy or save it again');
  }
}

function put(pdfium: Pdfium, bytes: Uint8Array): number {
  const at = pdfium.wasmExports.malloc(bytes.length);
  if (at === 0) throw new RangeError(`no memory for ${bytes.length} bytes`);
  pdfium.HEAPU8.set(bytes, at);
  return at;
}

/** Bytes of FPDF_FORMFILLINFO, whose callbacks may all be absent, and its version. */
const FORM_INFO = 256;
const FORM_VERSION = 2;

/** Makes the contents of form fields visible, also those that a program filled in without painting. */
function openForm(pdfium: Pdfium, document: number): number {
  const info = new Uint8Array(FORM_INFO);
  info[0] = FORM_VERSION;
  return pdfium._FPDFDOC_InitFormFillEnvironment(document, put(pdfium, info));
}

function withPage<T>(pdfium: Pdfium, document: number, number: number, work: (page: number) => T): T {
  return guarded(() => {
    const page = pdfium._FPDF_LoadPage(document, number - 1);
    if (page === 0) throw new PdfError('damaged', `has a damaged page ${number}: save the document again`);
    const result = work(page);
    pdfium._FPDF_ClosePage(page);
    return result;
  });
}

function sizeOf(pdfium: Pdfium, page: number, mostPixels: number): Size {
  const [width, height] = [pdfium._FPDF_GetPageWidthF(page), pdfium._FPDF_GetPageHeightF(page)];
  const area = width * height;
  if (!(area > 0)) throw new PdfError('damaged', 'has a page without an area: save the document again');
  const times = Math.min(pixelsPerPoint(pdfium, page, area), Math.sqrt(mostPixels / area));
  const side = (points: number) => Math.max(1, Math.floor(points * times));
  return { width: side(width), height: side(height) };
}

/** A failed assertion or a missing memory of PDFium is an error of the document. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PdfError) throw error;
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new PdfError('damaged', `is a damaged PDF (${reason}): save it again`);
  }
}
