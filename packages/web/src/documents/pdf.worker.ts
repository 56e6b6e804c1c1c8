// Renders the pages of PDFs with PDFium.

import type { Picture } from '@cifra/core/base/types.ts';
import { documentErrorOf } from '@cifra/documents/pdfProblem.ts';
import { openPdf } from '@cifra/pdf/openPdf.ts';
import pdfium from '@hyzyla/pdfium/pdfium.wasm?url';
import { workingSize } from '../capture/workingSize.ts';
import { compileWasm } from '../inference/compileWasm.ts';
import { fetchFile } from '../inference/download.ts';
import { servePages } from './servePages.ts';

let compiled: Promise<WebAssembly.Module> | undefined;

servePages(self as unknown as DedicatedWorkerGlobalScope, async (bytes, password) => {
  // A second try with another password.
  compiled ??= fetchFile(new URL(pdfium, import.meta.url)).then(compileWasm);
  const pdf = await openPdf(await compiled, bytes, password).catch(rethrow);
  return {
    pages: pdf.pages,
    page: async (number) => {
      const page = pdf.page(number, Number.POSITIVE_INFINITY);
      const size = workingSize(page);
      return { ...size, data: rgba(page.render(size)) };
    },
  };
});

function rethrow(error: unknown): never {
  throw documentErrorOf(error);
}

/** PDFium's pages are RGB. */
function rgba({ width, height, data }: Picture): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    pixels[to] = data[from];
    pixels[to + 1] = data[from + 1];
    pixels[to + 2] = data[from + 2];
  }
  return pixels;
}
