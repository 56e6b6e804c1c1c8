import { type Fault, faultOf } from '../platform/fault.ts';
import type { DocumentWorker } from './documentWorker.ts';

/** Pages of one document that are read. More would fill the memory of a phone. */
export const MOST_PAGES = 50;

/** A page as a picture file, or why there is none. */
export type DocumentPart = { readonly name: string } & ({ readonly file: Blob } | { readonly fault: Fault });

/** What the document is and how its visitor is asked. */
type Options = {
  readonly file: Blob;
  readonly name: string;
  /** True if a single page is a page and not a picture. */
  readonly isPaged: boolean;
  /** The name of pages from `first` to `last`. */
  readonly pageName: (first: number, last: number) => string;
  /** Asks for the password; null to give up. `isWrong`: true after a wrong one. */
  readonly askPassword: (isWrong: boolean) => Promise<string | null>;
  readonly onPage: (number: number, of: number) => void;
};

/**
 * Splits a document into its pages, in order. A page that cannot be opened does not prevent the
 * others; a document that cannot be opened is one part.
 */
export async function* documentParts(
  worker: Pick<DocumentWorker, 'open' | 'page'>,
  { file, name, isPaged, pageName, askPassword, onPage }: Options,
): AsyncGenerator<DocumentPart> {
  const opened = await open(worker, file, name, askPassword);
  if ('fault' in opened) return yield { name, ...opened };
  const { pages } = opened;
  const read = Math.min(pages, MOST_PAGES);
  for (let number = 1; number <= read; number++) {
    onPage(number, read);
    const title = isPaged || pages > 1 ? pageName(number, number) : name;
    yield { name: title, ...(await pageOf(worker, number, title)) };
  }
  if (pages > read)
    yield {
      name: pageName(read + 1, pages),
      fault: { code: 'too-many-pages', name, pages, most: MOST_PAGES },
    };
}

async function open(
  worker: Pick<DocumentWorker, 'open'>,
  file: Blob,
  name: string,
  askPassword: Options['askPassword'],
): Promise<{ readonly pages: number } | { readonly fault: Fault }> {
  for (let password = ''; ; ) {
    try {
      return { pages: await worker.open(file, name, password) };
    } catch (error) {
      const fault = faultOf(error);
      if (fault.code !== 'document' || fault.problem !== 'password') return { fault };
      const answer = await askPassword(password !== '');
      if (answer === null) return { fault };
      password = answer;
    }
  }
}

async function pageOf(
  worker: Pick<DocumentWorker, 'page'>,
  number: number,
  name: string,
): Promise<{ readonly file: Blob } | { readonly fault: Fault }> {
  try {
    return { file: await worker.page(number, name) };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}
