import { CifraError } from '@cifra/core/base/error.ts';

/**
 * `encrypted`: a password is needed, or the given one is wrong; `unsupported`: encrypted in an
 * unknown way; `damaged`: the document, or this page of it.
 */
export type PdfProblem = 'encrypted' | 'unsupported' | 'damaged';

/**
 * A PDF that cannot be rendered. The message follows the name of the file: "is encrypted: …".
 *
 * @example
 * import { PdfError } from '@cifra/pdf';
 *
 * const error = new PdfError('damaged', 'is a damaged PDF: save it again');
 * console.log(`scan.pdf ${error.message}`, error.problem);
 */
export class PdfError extends CifraError {
  override readonly name = 'PdfError';
  readonly problem: PdfProblem;

  constructor(problem: PdfProblem, message: string) {
    super(problem, message);
    this.problem = problem;
  }
}
