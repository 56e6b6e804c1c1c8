// The public names of `@cifra/documents`: PDF, TIFF and HEIC as pixels, for `read` of `cifra`.
import type { Picture } from '@cifra/core/base/types.ts';
import { decoderFile } from './decoderFile.ts';
import { DocumentError } from './documentError.ts';
import { type DocumentKind, documentKind } from './documentKind.ts';
import { type PageSource, uprightPage } from './pagePixels.ts';

export { DocumentError, type DocumentProblem } from './documentError.ts';
export type { DocumentKind } from './documentKind.ts';

/** A Blob or File of a browser or of Node, by its shape. */
type BlobLike = { readonly size: number; arrayBuffer(): Promise<ArrayBuffer> };

/** The bytes of a document, or a Blob or File with them. */
export type DocumentSource = Uint8Array | ArrayBuffer | BlobLike;

/** RGB pixels of an upright page, row by row: a source for `read` of `cifra`. */
export type Page = Picture & { readonly channels: 3; readonly data: Uint8Array };

/** Options of opening a document. */
export type DocumentOptions = {
  /** Opens encrypted PDFs; other documents ignore it. */
  readonly password?: string;
  /** Pixels of a page at most; larger pages are shrunk. Default: two million, as `read` uses. */
  readonly mostPixels?: number;
};

/** An open document. Its pages are decoded one at a time, and can be walked with `for await`. */
export type Document = AsyncIterable<Page> & {
  readonly kind: DocumentKind;
  readonly pages: number;
  /** Decodes a page, from 1. @throws {DocumentError} `damaged`, {RangeError} if there is no such page */
  page(number: number): Promise<Page>;
};

const MOST_PIXELS = 2e6;

/**
 * Opens a PDF, TIFF or HEIC. The decoders are loaded with the first document of their kind.
 *
 * @param source the bytes, or a Blob or File
 * @param options the password, and how large pages may be
 * @returns the document, whose pages `read` of `cifra` reads
 * @throws {DocumentError} if the file is another one, is damaged, or is encrypted; `code` says why
 * @example
 * import { readFile } from 'node:fs/promises';
 * import { openDocument } from '@cifra/documents';
 * import { read } from 'cifra';
 *
 * const document = await openDocument(await readFile('form.pdf'));
 * for await (const page of document) {
 *   const [number] = await read(page);
 *   console.log(number.text);
 * }
 */
export async function openDocument(
  source: DocumentSource,
  { password = '', mostPixels = MOST_PIXELS }: DocumentOptions = {},
): Promise<Document> {
  const bytes = await bytesOf(source);
  const kind = documentKind(bytes.subarray(0, 32));
  if (kind === null) throw new DocumentError('not-a-document');
  const { pages, page } =
    kind === 'pdf' ? await pdfPages(bytes, password, mostPixels) : await stored(kind, bytes, mostPixels);
  async function decode(number: number): Promise<Page> {
    if (!(Number.isInteger(number) && number >= 1 && number <= pages))
      throw new RangeError(`page: ${number}, expected a whole number from 1 to ${pages}`);
    return page(number).catch((error) => {
      throw error instanceof DocumentError ? error : new DocumentError('damaged', error);
    });
  }
  return {
    kind,
    pages,
    page: decode,
    async *[Symbol.asyncIterator]() {
      for (let number = 1; number <= pages; number++) yield await decode(number);
    },
  };
}

/**
 * Tells what kind of document a file is, by its first 32 bytes.
 *
 * @param bytes of the file
 * @returns `pdf`, `tiff` or `heif`; null for any other file
 * @example
 * import { readFile } from 'node:fs/promises';
 * import { kindOf } from '@cifra/documents';
 *
 * console.log(kindOf(await readFile('form.pdf')), kindOf(await readFile('zip.png')));
 */
export function kindOf(bytes: Uint8Array): DocumentKind | null {
  return documentKind(bytes.subarray(0, 32));
}

type Pages = { readonly pages: number; page(number: number): Promise<Page> };

async function pdfPages(bytes: Uint8Array, password: string, mostPixels: number): Promise<Pages> {
  const [{ openPdf }, { documentErrorOf }, module] = await Promise.all([
    import('@cifra/pdf/openPdf.ts'),
    import('./pdfProblem.ts'),
    pdfium(),
  ]);
  try {
    const pdf = await openPdf(module, bytes, password);
    return {
      pages: pdf.pages,
      async page(number) {
        const page = pdf.page(number, mostPixels);
        return page.render(page) as Page;
      },
    };
  } catch (error) {
    throw documentErrorOf(error);
  }
}

async function stored(
  kind: 'tiff' | 'heif',
  bytes: Uint8Array<ArrayBuffer>,
  mostPixels: number,
): Promise<Pages> {
  const source = await (kind === 'tiff' ? openTiffPages(bytes) : openHeifPages(bytes)).catch((error) => {
    throw error instanceof DocumentError ? error : new DocumentError('damaged', error);
  });
  return {
    pages: source.pages,
    page: async (number) => uprightPage(await source.page(number), mostPixels) as Page,
  };
}

async function openTiffPages(bytes: Uint8Array<ArrayBuffer>): Promise<PageSource> {
  const { openTiff } = await import('./openTiff.ts');
  return openTiff(bytes);
}

async function openHeifPages(bytes: Uint8Array): Promise<PageSource> {
  const [{ openHeif }, file] = await Promise.all([import('./openHeif.ts'), decoderFile('libheif.wasm')]);
  return openHeif(file.buffer, bytes);
}

let compiled: Promise<WebAssembly.Module> | undefined;

function pdfium(): Promise<WebAssembly.Module> {
  compiled ??= decoderFile('pdfium.wasm').then((file) => WebAssembly.compile(file));
  return compiled;
}

/** A copy, because TIFF's decoder reads the whole buffer. */
async function bytesOf(source: DocumentSource): Promise<Uint8Array<ArrayBuffer>> {
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (ArrayBuffer.isView(source)) return new Uint8Array(source);
  if (typeof source?.arrayBuffer !== 'function') throw new DocumentError('invalid-source');
  return new Uint8Array(await source.arrayBuffer());
}
