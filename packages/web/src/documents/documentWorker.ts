import type { DocumentKind } from '@cifra/documents/documentKind.ts';
import { faultError, workerFault } from '../platform/fault.ts';
import type { FromDocument, ToDocument } from './messages.ts';

/** A worker that opens a document and decodes its pages. */
export type DocumentWorker = {
  /** Returns the number of pages. @throws FaultError */
  open(file: Blob, name: string, password: string): Promise<number>;
  /** Returns a page as a PNG file. `name`: by which faults name it. @throws FaultError */
  page(number: number, name: string): Promise<Blob>;
  /** Ends the worker. A call that waits for its answer fails. */
  close(): void;
};

/** Each kind has its own file: a visitor with a PDF does not download the decoder of TIFFs. */
const workers: Readonly<Record<DocumentKind, () => Worker>> = {
  pdf: () => new Worker(new URL('./pdf.worker.ts', import.meta.url), { type: 'module' }),
  tiff: () => new Worker(new URL('./tiff.worker.ts', import.meta.url), { type: 'module' }),
  heif: () => new Worker(new URL('./heif.worker.ts', import.meta.url), { type: 'module' }),
};

/** Starts the worker for a kind of document; its code is fetched then. */
export function startDocumentWorker(kind: DocumentKind): DocumentWorker {
  const worker = workers[kind]();
  const closed = Promise.withResolvers<FromDocument>();

  async function call<K extends 'opened' | 'page'>(
    request: ToDocument,
  ): Promise<Extract<FromDocument, { kind: K }>> {
    const answered = new Promise<FromDocument>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<FromDocument>) => resolve(data);
      worker.onerror = (event) => resolve({ kind: 'failed', fault: workerFault(event) });
      worker.postMessage(request, request.kind === 'open' ? [request.bytes] : []);
    });
    const answer = await Promise.race([answered, closed.promise]);
    if (answer.kind === 'failed') throw faultError(answer.fault);
    return answer as Extract<FromDocument, { kind: K }>;
  }

  return {
    async open(file, name, password) {
      return (await call<'opened'>({ kind: 'open', name, bytes: await file.arrayBuffer(), password })).pages;
    },
    async page(number, name) {
      return (await call<'page'>({ kind: 'page', name, number })).picture;
    },
    close() {
      worker.terminate();
      closed.resolve({ kind: 'failed', fault: { code: 'worker-stopped' } });
    },
  };
}
