import { documentKind } from '@cifra/documents/documentKind.ts';
import { type DocumentPart, documentParts } from '../documents/documentParts.ts';
import { startDocumentWorker } from '../documents/documentWorker.ts';
import { announce } from '../platform/announce.ts';
import { words } from '../words/words.ts';
import { askPassword } from './password.ts';
import { readItem } from './readItem.ts';
import { type Source, shown, withAdded } from './session.ts';
import { opening, session } from './state.ts';

let openings = new AbortController();

/** Stops adding the pages of documents. */
export function stopOpening(): void {
  openings.abort();
  openings = new AbortController();
}

/**
 * Adds pictures and the pages of documents to the session, in order, and reads them one after the
 * other. The first is shown, unless the visitor has moved on. Never rejects: what cannot be opened
 * is listed with the reason. `onSecondPage`: called when a document turns out to have several pages.
 */
export async function addFiles(files: readonly File[], onSecondPage: () => void): Promise<void> {
  const { signal } = openings;
  const before = session.value.current;
  let isFirst = true;
  let reading = Promise.resolve();
  for (const file of files) {
    let parts = 0;
    for await (const part of partsOf(file, signal)) {
      if (signal.aborted) return;
      if (++parts === 2) onSecondPage();
      const id = add(part);
      if (isFirst && session.value.current === before) session.value = shown(session.value, id);
      isFirst = false;
      reading = reading.then(() => readItem(id));
    }
  }
  await reading;
}

function add(part: DocumentPart): number {
  session.value = withAdded(session.value, sourceOf(part), Date.now());
  return (session.value.items.at(-1) as { readonly id: number }).id;
}

function sourceOf(part: DocumentPart): Source {
  if ('fault' in part) return { kind: 'unopened', ...part };
  return { kind: 'picture', ...part, url: URL.createObjectURL(part.file), size: null };
}

/** Splits a document; a picture is one part. */
async function* partsOf(file: File, signal: AbortSignal): AsyncGenerator<DocumentPart> {
  const { name } = file;
  const kind = documentKind(new Uint8Array(await file.slice(0, 32).arrayBuffer()));
  if (kind === null || (kind === 'heif' && (await isOpenedByBrowser(file)))) return yield { name, file };
  const { documents } = words.value;
  const worker = startDocumentWorker(kind);
  signal.addEventListener('abort', worker.close);
  opening.value = { name, page: 0, of: 0 };
  announce(documents.opening(name));
  try {
    yield* documentParts(worker, {
      file,
      name,
      isPaged: kind === 'pdf',
      pageName: (first, last) => documents.page(name, first, last),
      askPassword: (isWrong) => askPassword(name, isWrong),
      onPage: (page, of) => {
        opening.value = { name, page, of };
      },
    });
  } finally {
    signal.removeEventListener('abort', worker.close);
    worker.close();
    opening.value = null;
  }
}

/** Safari opens the HEIC pictures of phones by itself. */
function isOpenedByBrowser(file: Blob): Promise<boolean> {
  return createImageBitmap(file).then(
    (bitmap) => {
      bitmap.close();
      return true;
    },
    () => false,
  );
}
