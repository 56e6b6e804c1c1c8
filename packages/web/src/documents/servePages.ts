import { DocumentError } from '@cifra/documents/documentError.ts';
import type { PageSource } from '@cifra/documents/pagePixels.ts';
import { type DocumentProblem, FaultError } from '../platform/fault.ts';
import type { FromDocument, ToDocument } from './messages.ts';
import { pngOf } from './pagePicture.ts';

/** The part of a worker's global scope that is used. */
type Scope = {
  onmessage: ((event: MessageEvent<ToDocument>) => void) | null;
  postMessage(message: FromDocument): void;
};

/** Answers the calls to a worker, which opens documents of one kind. */
export function servePages(
  scope: Scope,
  open: (bytes: Uint8Array<ArrayBuffer>, password: string) => Promise<PageSource>,
): void {
  let source: PageSource | undefined;

  async function answer(call: ToDocument): Promise<FromDocument> {
    if (call.kind === 'open') {
      source = await open(new Uint8Array(call.bytes), call.password);
      return { kind: 'opened', pages: source.pages };
    }
    if (!source) throw new Error('servePages: no document is open');
    return { kind: 'page', picture: await pngOf(await source.page(call.number)) };
  }

  scope.onmessage = async ({ data }) => {
    try {
      scope.postMessage(await answer(data));
    } catch (error) {
      // For developers: the page shows the text in the visitor's language.
      console.error(error);
      if (error instanceof FaultError) return scope.postMessage({ kind: 'failed', fault: error.fault });
      const problem = problemOf(error);
      scope.postMessage({ kind: 'failed', fault: { code: 'document', problem, name: data.name } });
    }
  };
}

/** Errors that say nothing else count as damage. */
function problemOf(error: unknown): DocumentProblem {
  if (!(error instanceof DocumentError)) return 'damaged';
  const { problem } = error;
  return problem === 'not-a-document' || problem === 'invalid-source' ? 'damaged' : problem;
}
