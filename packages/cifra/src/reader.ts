import { CifraError } from '@cifra/core/base/error.ts';
import type { Reading } from '@cifra/core/base/types.ts';
import type { Expect } from '@cifra/core/format/expect.ts';
import { parseExpect } from '@cifra/core/format/parseExpect.ts';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import { checkOptions, type ReadingOptions } from '@cifra/core/reading/readingOptions.ts';
import type { Style } from '@cifra/core/reading/styles.ts';
import { inFilePixels } from '@cifra/node/pictures/inFilePixels.ts';
import { type Signal, unlessAborted } from './abort.ts';
import type { Decoded } from './decoded.ts';
import type { Engine } from './engine/engine.ts';
import type { WorkerPort } from './engine/workerEngine.ts';
import { loadParts, type Progress, type ReaderParts } from './parts.ts';
import { decoder, startWorker } from './platform/current.ts';
import { rawPicture } from './rawPicture.ts';
import { isPixels, type Source } from './source.ts';

/** The files of a model, as `cifra train` writes them: the text of `manifest.json`, and `model.onnx`. */
export type ModelFiles = { readonly manifest: string; readonly model: Uint8Array };

/** What a reading may be, and which readings are accepted. */
type Settings = {
  /**
   * The expected format: an object, or one word as after `--expect`, such as `'zip-us'` or
   * `'digits:5'`. It ranks the readings; it never changes what was read.
   */
  readonly expect?: Expect | string;
  /** How the writer writes 1 and 7; default `auto`: as the other digits of the picture show. */
  readonly style?: Style;
  /** True: printed numbers are read too, marked as such; default false. */
  readonly print?: boolean;
  /** Share of the accepted readings that may be wrong; default 0.01. */
  readonly maxError?: number;
  /** Lowest confidence of an accepted reading, instead of `maxError`. */
  readonly minimumConfidence?: number;
  /** Maximum number of candidates to return; default 5. */
  readonly top?: number;
};

/** Options of a reader: the defaults of its readings, and its models. */
export type ReaderOptions = Settings & {
  /**
   * Models of your own, which replace those of the package: for single digits, for lines, and for
   * finding lines on a page.
   */
  readonly models?: {
    readonly digit?: ModelFiles;
    readonly number?: ModelFiles;
    readonly page?: ModelFiles;
  };
  /**
   * True: in a browser, reads in a worker that the package starts, so that the page stays responsive.
   * If the browser or the site's Content-Security-Policy does not permit it, and outside browsers, reads
   * on the thread of the caller. Default false.
   */
  readonly worker?: boolean;
  /** Called with the bytes of the package's models and kernels as they arrive, file by file. */
  readonly onProgress?: (progress: Progress) => void;
};

/** Options of one reading. */
export type ReadOptions = Settings & {
  /** Rejects the reading with the signal's reason when it aborts. */
  readonly signal?: Signal;
};

/** A reader whose models are loaded. */
export type Reader = {
  /** Reads the numbers in a picture, as the function `read` does. */
  read(source: Source, options?: ReadOptions): Promise<Reading[]>;
  /** Frees the memory of the models. Readings that are asked for afterwards are rejected. */
  close(): Promise<void>;
};

/** Loads the models, and returns their reader. */
export async function openReader(options: ReaderOptions): Promise<Reader> {
  checkObject('createReader', options);
  const { models = {}, worker = false, onProgress, ...defaults } = options;
  checkOptions(readingOptions(defaults));
  const starting = worker ? startWorker() : Promise.resolve(null);
  const parts = await loadParts(models, onProgress).catch(async (error: unknown) => {
    (await starting)?.terminate();
    throw error;
  });
  const engine = await openEngine(parts, await starting);
  let isClosed = false;

  async function readNow(source: Source, { signal, ...options }: ReadOptions): Promise<Reading[]> {
    const given = readingOptions({ ...defaults, ...options });
    checkOptions(given);
    const { picture, scale } = await decodedOf(source, signal);
    const readings = await engine.recognise(picture, given, signal);
    return readings.map((reading) => inFilePixels(reading, scale));
  }

  return {
    async read(source, options = {}) {
      if (isClosed) throw new CifraError('closed', 'read: the reader is closed: create another one');
      checkObject('read', options);
      return unlessAborted(options.signal, () => readNow(source, options));
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await engine.release();
    },
  };
}

function checkObject(name: string, options: unknown): void {
  if (typeof options === 'object' && options !== null) return;
  throw new RangeError(`${name}: the options are ${JSON.stringify(options)}, wanted an object`);
}

/** Each kind of engine is a script that is loaded on demand: only one of them is needed. */
async function openEngine(parts: ReaderParts, port: WorkerPort | null): Promise<Engine> {
  if (port === null) return (await import('./engine/localEngine.ts')).openLocalEngine(parts);
  return (await import('./engine/workerEngine.ts')).openWorkerEngine(port, parts);
}

async function decodedOf(source: Source, signal: Signal | undefined): Promise<Decoded> {
  if (isPixels(source)) return { picture: rawPicture(source), scale: { x: 1, y: 1 } };
  const decoded = await decoder()(source, signal);
  // The computation that follows cannot be interrupted.
  if (signal?.aborted) throw signal.reason;
  return decoded;
}

function readingOptions({ expect, ...others }: Settings): ReadingOptions {
  if (expect === undefined) return others;
  return { ...others, expect: typeof expect === 'string' ? parseExpectText(expect) : parseExpect(expect) };
}
