import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openPdf, type Pdf } from '@cifra/pdf/openPdf.ts';
import { PdfError } from '@cifra/pdf/pdfError.ts';
import type { PdfiumFile } from '@cifra/pdf/pdfium.ts';
import { decodeOpened } from '../pictures/decode.ts';
import { limits } from '../pictures/limits.ts';
import type { Opened } from '../pictures/opened.ts';
import { PictureError } from '../pictures/pictureError.ts';
import { square } from '../pictures/pixelShape.ts';
import { compileWasm } from '../pictures/wasm.ts';
import type { Document } from './document.ts';

/** @throws PictureError 'encrypted', 'unsupported' or 'damaged' */
export async function openPdfDocument(bytes: Uint8Array, password?: string): Promise<Document> {
  const pdf = await asPictureError(async () => openPdf(await pdfiumFile(), bytes, password));
  return {
    format: 'pdf',
    pages: pdf.pages,
    decode: (number) => decodeOpened('pdf', () => asPictureError(async () => openPage(pdf, number))),
  };
}

let compiled: Promise<PdfiumFile> | undefined;

/** PDFium, compiled when the first PDF is opened. */
function pdfiumFile(): Promise<PdfiumFile> {
  const path = fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm'));
  compiled ??= readFile(path).then(compileWasm);
  return compiled;
}

function openPage(pdf: Pdf, number: number): Opened {
  const page = pdf.page(number, limits.pixels);
  const { width, height } = page;
  const pixels: Opened['pixels'] = async (size) => asPictureError(async () => page.render(size));
  // The limit of pages is one of reading, not of the document: see `selectPages`.
  return { width, height, pages: 1, stretch: square, pixels };
}

async function asPictureError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof PdfError ? new PictureError(error.problem, error.message) : error;
  }
}
