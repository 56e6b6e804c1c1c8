import { CifraError } from '@cifra/core/base/error.ts';

/**
 * `password`: one is needed, or the given one is wrong; `encryption` and `compression`: not supported;
 * `damaged`: the document, or this page of it; `not-a-document`: another kind of file; `invalid-source`:
 * neither bytes nor a Blob.
 */
export type DocumentProblem =
  | 'password'
  | 'encryption'
  | 'compression'
  | 'damaged'
  | 'not-a-document'
  | 'invalid-source';

const MESSAGES: Readonly<Record<DocumentProblem, string>> = {
  password: 'the document is encrypted: give its password, or check it',
  encryption: 'the document is encrypted in a way that is not read: save it without encryption',
  compression: 'the TIFF is compressed or coded in a way that is not read: save it as PNG',
  damaged: 'the document is damaged or cut off: copy or save it again',
  'not-a-document': 'the file is not a PDF, TIFF or HEIC',
  'invalid-source': 'a document is given by its bytes, a Blob or a File: read the file at a path first',
};

/**
 * A document that cannot be opened, or a page that cannot be decoded. `code` says why, for programs.
 *
 * @example
 * import { DocumentError, openDocument } from '@cifra/documents';
 *
 * await openDocument(new TextEncoder().encode('text')).catch((error) => {
 *   if (!(error instanceof DocumentError)) throw error;
 *   console.log(error.code, error.message);
 * });
 */
export class DocumentError extends CifraError {
  override readonly name = 'DocumentError';
  readonly problem: DocumentProblem;

  constructor(problem: DocumentProblem, cause?: unknown) {
    super(problem, MESSAGES[problem], { cause });
    this.problem = problem;
  }
}
