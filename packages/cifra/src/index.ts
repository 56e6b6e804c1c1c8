import type { Reading } from '@cifra/core/base/types.ts';
import { openReader, type Reader, type ReaderOptions, type ReadOptions } from './reader.ts';
import type { Source } from './source.ts';

export { CifraError } from '@cifra/core/base/error.ts';
export type { Box, DigitReading, Reading, ReadNumber, Refusal, TableCell } from '@cifra/core/base/types.ts';
export type { Expect } from '@cifra/core/format/expect.ts';
export type { Style } from '@cifra/core/reading/styles.ts';
export type { Progress } from './parts.ts';
export type { ModelFiles, Reader, ReaderOptions, ReadOptions } from './reader.ts';
export type { RawPixels, Source } from './source.ts';

/** The reader of `read`, which is opened at the first call and stays in memory. */
let shared: Promise<Reader> | undefined;

/**
 * Reads the handwritten numbers in a picture. The first call loads the models, which travel inside
 * the package; nothing is downloaded, and the picture stays where it is.
 *
 * @param source the picture: a path (Node, Bun, Deno) or address, a URL, Blob or File, the bytes of a
 *   picture file, pixels, ImageData, an ImageBitmap, a canvas or an `<img>`
 * @param options the expected format, which readings are accepted, and a signal to abort
 * @returns one reading for each line with a number, in reading order, each accepted or refused with its
 *   reason; if there is no number, one refused reading
 * @throws {CifraError} if the picture cannot be read; `code` says why, for programs: `missing`,
 *   `not-a-picture`, `unsupported`, `damaged`, `too-large`, `download`, `invalid-source` and the like
 * @throws {RangeError} if an option has an invalid value
 * @example
 * import { read } from 'cifra';
 *
 * const [number] = await read('zip.png', { expect: 'zip-us' });
 * console.log(number.accepted ? number.text : number.refusal);
 */
export async function read(source: Source, options: ReadOptions = {}): Promise<Reading[]> {
  shared ??= openReader({}).catch((error: unknown) => {
    shared = undefined;
    throw error;
  });
  const reader = await shared;
  return reader.read(source, options);
}

/**
 * Loads a reader of your own: with default options for all its readings, and memory that you can free.
 *
 * @param options the defaults of its readings, models of your own, whether to read in a worker, and a
 *   function for the progress of loading
 * @returns the reader, once its models are loaded
 * @throws {CifraError} `invalid-model` if a given model is damaged or for another task
 * @throws {RangeError} if an option has an invalid value
 * @example
 * import { createReader } from 'cifra';
 *
 * const reader = await createReader({ expect: 'amount', maxError: 0.001 });
 * const [total] = await reader.read('cheque.jpg');
 * await reader.close();
 */
export function createReader(options: ReaderOptions = {}): Promise<Reader> {
  return openReader(options);
}
