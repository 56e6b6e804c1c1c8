import type { Reading } from '@cifra/core/base/types.ts';
import type { Bundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import { createPageModel } from '@cifra/core/model/pageModel.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { createRecogniser, type ReadingOptions } from '@cifra/core/recognise/recognise.ts';
import { openDocument } from './documents/openDocument.ts';
import { modelFolder } from './models/folders.ts';
import { loadBundle } from './models/loadBundle.ts';
import { usingModel } from './models/usingModel.ts';
import { openRuntime } from './openRuntime.ts';
import { inFilePixels } from './pictures/inFilePixels.ts';
import { readSource } from './pictures/source.ts';

/** The models of a reader: names in the folder of models, or folders; by default the released ones. */
export type ReaderOptions = {
  readonly digit?: string;
  readonly number?: string;
  readonly page?: string;
};

/** Options of one reading. */
export type ReadOptions = ReadingOptions & {
  /** Page of a PDF or TIFF, from 1; default 1. */
  readonly page?: number;
  /** Opens encrypted PDFs; other files ignore it. */
  readonly password?: string;
};

/** A reader whose models are loaded. */
export type Reader = {
  /**
   * Reads the numbers of one page, given by the path of its file or by the bytes; boxes are in pixels
   * of the upright picture. @throws PictureError, RangeError for an invalid option
   */
  read(source: string | Uint8Array, options?: ReadOptions): Promise<Reading[]>;
  /** Frees the memory of the models. */
  close(): Promise<void>;
};

/**
 * Loads the models, and returns their reader.
 *
 * @param options other models than the released `digit`, `number` and `page`
 * @returns the reader
 * @throws {ModelError} if a model is missing or damaged
 * @example
 * import { openReader } from '@cifra/node';
 *
 * const reader = await openReader();
 * const [number] = await reader.read('zip.png', { expect: { kind: 'zip-us' } });
 * console.log(number.text, number.accepted);
 * await reader.close();
 */
export async function openReader({
  digit = 'digit',
  number = 'number',
  page = 'page',
}: ReaderOptions = {}): Promise<Reader> {
  const runtime = await openRuntime();
  async function open<T extends Task, M>(
    name: string,
    task: T,
    create: (bundle: Bundle<T>, runtime: Runtime) => Promise<M>,
  ) {
    const folder = modelFolder(name);
    const bundle = await loadBundle(folder, task);
    return usingModel(folder, () => create(bundle, runtime));
  }
  const [classifier, lineModel, pageModel] = await Promise.all([
    open(digit, 'digit', createClassifier),
    open(number, 'number', createLineModel),
    open(page, 'page', createPageModel),
  ]);
  const recogniser = createRecogniser({ classifier, lineModel, pageModel });
  return {
    async read(source, { page = 1, password, ...options } = {}) {
      const bytes = typeof source === 'string' ? await readSource(source) : source;
      const { picture, scale } = await (await openDocument(bytes, password)).decode(page);
      const readings = await recogniser.recognise(picture, options);
      return readings.map((reading) => inFilePixels(reading, scale));
    },
    async close() {
      await Promise.all([classifier, lineModel, pageModel].map((model) => model.release()));
    },
  };
}
