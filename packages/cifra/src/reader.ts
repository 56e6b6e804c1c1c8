import { CifraError } from '@cifra/core/base/error.ts';
import type { Reading } from '@cifra/core/base/types.ts';
import type { Expect } from '@cifra/core/format/expect.ts';
import { parseExpect } from '@cifra/core/format/parseExpect.ts';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { createPageModel } from '@cifra/core/model/pageModel.ts';
import { checkOptions, type ReadingOptions } from '@cifra/core/reading/readingOptions.ts';
import type { Style } from '@cifra/core/reading/styles.ts';
import { createRecogniser } from '@cifra/core/recognise/recognise.ts';
import { inFilePixels } from '@cifra/node/pictures/inFilePixels.ts';
import { type Signal, unlessAborted } from './abort.ts';
import type { Decoded } from './decoded.ts';
import { bundleFor, packagedRuntime } from './models.ts';
import { decoder } from './platform/current.ts';
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
export async function openReader({ models = {}, ...defaults }: ReaderOptions): Promise<Reader> {
  checkOptions(readingOptions(defaults));
  const [runtime, digit, number, page] = await Promise.all([
    packagedRuntime(),
    bundleFor(models, 'digit'),
    bundleFor(models, 'number'),
    bundleFor(models, 'page'),
  ]);
  const loaded = {
    classifier: await createClassifier(digit, runtime),
    lineModel: await createLineModel(number, runtime),
    pageModel: await createPageModel(page, runtime),
  };
  const recogniser = createRecogniser(loaded);
  let isClosed = false;

  async function readNow(source: Source, { signal, ...options }: ReadOptions): Promise<Reading[]> {
    const given = readingOptions({ ...defaults, ...options });
    checkOptions(given);
    const { picture, scale } = await decodedOf(source, signal);
    const readings = await recogniser.recognise(picture, given);
    return readings.map((reading) => inFilePixels(reading, scale));
  }

  return {
    async read(source, options = {}) {
      if (isClosed) throw new CifraError('closed', 'read: the reader is closed: create another one');
      return unlessAborted(options.signal, () => readNow(source, options));
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await Promise.all(Object.values(loaded).map((model) => model.release()));
    },
  };
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
