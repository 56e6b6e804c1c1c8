import { CifraError } from '@cifra/core/base/error.ts';

/**
 * `encrypted`: a password is needed, or the given one is wrong; `unsupported`: encrypted in an
 * unknown way; `damaged`: the document, or this page of it.
 */
export type PdfProblem = 'encrypted' | 'unsupported' | 'damaged';

/** A PDF that cannot be rendered. The message follows the name of the file: "is encrypted: …". */
export class PdfError extends CifraError {
  override readonly name = 'PdfError';
  readonly problem: PdfProblem;

  constructor(problem: PdfProblem, message: string) {
    super(problem, message);
    this.problem = problem;
  }
}
