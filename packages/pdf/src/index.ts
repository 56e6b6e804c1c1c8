// The public names of `@cifra/pdf`.
export { isPdf } from './isPdf.ts';
export { openPdf, type Pdf, type PdfPage } from './openPdf.ts';
export { PdfError, type PdfProblem } from './pdfError.ts';
export type { PdfiumFile } from './pdfium.ts';
