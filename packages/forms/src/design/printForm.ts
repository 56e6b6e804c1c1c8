import type { Picture } from '@cifra/core/base/types.ts';
import { openPdf } from '@cifra/pdf/openPdf.ts';
import type { PdfiumFile } from '@cifra/pdf/pdfium.ts';
import { writeCode } from '../code/writeCode.ts';
import type { Template } from '../template/template.ts';
import type { Design } from './design.ts';
import { layOut } from './layOut.ts';
import { startPdf } from './writePdf.ts';

/** WebAssembly files of the libraries that write codes and render pages. */
export type PrintTools = { readonly pdfium: PdfiumFile; readonly codeWriter: ArrayBuffer };

export type PrintedForm = {
  readonly pdf: Uint8Array;
  /** Boxes in mm. The blanks' files are `blank-1.png`, `blank-2.png`, … */
  readonly template: Template;
  /** The pages, rendered from the PDF: what is printed is what registration looks for. */
  readonly blanks: readonly Picture[];
};

/** Of the blanks, pixels per mm: 200 dots per inch. */
const SCALE = 200 / 25.4;

/**
 * Makes a form to print, and the template to read it with. The same design gives the same bytes.
 * @throws FieldError if a field does not fit on a page
 */
export async function printForm(design: Design, { pdfium, codeWriter }: PrintTools): Promise<PrintedForm> {
  const press = await startPdf(design.title ?? design.name);
  const { sheets, template } = layOut(design, press.measure);
  for (const sheet of sheets) press.add(sheet, await writeCode(sheet.code.text, codeWriter));
  const pdf = await press.save();
  const rendered = await openPdf(pdfium, pdf);
  const blanks = sheets.map(({ width, height }, i) => {
    const size = { width: Math.round(width * SCALE), height: Math.round(height * SCALE) };
    return rendered.page(i + 1, size.width * size.height).render(size);
  });
  return { pdf, template, blanks };
}
