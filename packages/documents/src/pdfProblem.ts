import { PdfError, type PdfProblem } from '@cifra/pdf/pdfError.ts';
import { DocumentError, type DocumentProblem } from './documentError.ts';

const problems: Readonly<Record<PdfProblem, DocumentProblem>> = {
  encrypted: 'password',
  unsupported: 'encryption',
  damaged: 'damaged',
};

/** Returns the DocumentError for an error of a PDF; other errors stay as they are. */
export function documentErrorOf(error: unknown): unknown {
  return error instanceof PdfError ? new DocumentError(problems[error.problem], error) : error;
}
