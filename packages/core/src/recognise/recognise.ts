import type { Picture, Reading } from '../base/types.ts';
import type { Classifier } from '../model/classifier.ts';
import type { LineModel } from '../model/lineModel.ts';
import type { PageModel } from '../model/pageModel.ts';
import { PAGE_PARAMETERS } from '../page/parameters.ts';
import type { ExaminedReading } from '../reading/examination.ts';
import { READING_PARAMETERS, type ReadingParameters } from '../reading/parameters.ts';
import { checkOptions, type ReadingOptions } from '../reading/readingOptions.ts';
import { pageOf } from './page.ts';
import type { Reader } from './reader.ts';
import { readFields } from './readFields.ts';
import { readSheet } from './readSheet.ts';
import { sheetsOf } from './sheets.ts';

export type { ReadingOptions } from '../reading/readingOptions.ts';

export type Recogniser = {
  /**
   * Reads the numbers in a picture. Returns one reading for each line, in reading order, each
   * accepted or refused with its reason. If there is no number, returns one refused reading. Throws
   * a RangeError for invalid options.
   */
  recognise(picture: Picture, options?: ReadingOptions): Promise<Reading[]>;
  /** Does the same, and returns the stages between picture and readings: for explanations. */
  examine(picture: Picture, options?: ReadingOptions): Promise<ExaminedReading[]>;
};

type Models = {
  /** Reads single digits. */
  readonly classifier: Classifier;
  /** Reads lines. */
  readonly lineModel: LineModel;
  /** Finds lines. */
  readonly pageModel?: PageModel;
};

/**
 * Creates a reader of numbers.
 *
 * @param models reads single digits (`classifier`), lines (`lineModel`), and finds lines (`pageModel`);
 *   without a page model, the picture must hold one number
 * @param parameters of the search; the default suits the released models
 * @returns the reader. It takes 8-bit pixels: 1 (grey), 3 (RGB) or 4 (RGBA) channels, row by row.
 * @example
 * import { readFile } from 'node:fs/promises';
 * import { createClassifier, createLineModel, createPageModel, createRecogniser, parseBundle } from '@cifra/core';
 * import { createRuntime, wasmUrl } from '@cifra/kernels';
 *
 * async function bundle(name, task) {
 *   const manifest = await readFile(`models/${name}/manifest.json`, 'utf8');
 *   return parseBundle({ manifest, model: await readFile(`models/${name}/model.onnx`) }, task);
 * }
 * const runtime = await createRuntime(await readFile(wasmUrl()));
 * const recogniser = createRecogniser({
 *   classifier: await createClassifier(await bundle('digit-small', 'digit'), runtime),
 *   lineModel: await createLineModel(await bundle('number', 'number'), runtime),
 *   pageModel: await createPageModel(await bundle('page', 'page'), runtime),
 * });
 *
 * // White paper with a black stroke, 60×100 grey pixels.
 * const data = new Uint8Array(60 * 100).fill(255);
 * for (let y = 20; y < 80; y++) data.fill(0, 60 * y + 28, 60 * y + 33);
 * const [reading] = await recogniser.recognise({ width: 60, height: 100, channels: 1, data });
 * console.log(reading.text, reading.accepted ? reading.confidence : reading.refusal);
 */
export function createRecogniser(
  { classifier, lineModel, pageModel }: Models,
  parameters: ReadingParameters = READING_PARAMETERS,
): Recogniser {
  async function examine(picture: Picture, options: ReadingOptions = {}): Promise<ExaminedReading[]> {
    checkOptions(options);
    const reader = { classifier, lineModel, parameters, options };
    if (!pageModel) return (await readFields(reader, [pageOf(picture)], picture)).flat();
    return await readPage(reader, pageModel, picture);
  }

  return {
    examine,
    recognise: async (picture, options) => (await examine(picture, options)).map(({ reading }) => reading),
  };
}

/** Reads a page as it lies, or turned if much more of it is legible then: noise has legible digits from any side. */
async function readPage(reader: Reader, pageModel: PageModel, picture: Picture): Promise<ExaminedReading[]> {
  const { more, leastText } = PAGE_PARAMETERS;
  let best: ExaminedReading[] = [];
  for await (const sheet of sheetsOf(picture, pageModel, reader.options.print)) {
    const readings = await readSheet(reader, sheet);
    const least = Math.max(leastText, more * legible(best));
    if (best.length === 0 || legible(readings) > least) best = readings;
    if (sheet.isSure && isLegible(best)) break;
  }
  return best;
}

/** True if most digits are probable, or there are none. */
function isLegible(readings: readonly ExaminedReading[]): boolean {
  const all = readings.reduce((sum, { reading: { digits } }) => sum + digits.length, 0);
  return 2 * legible(readings) >= all;
}

/** The expected number of digits that are right. */
function legible(readings: readonly ExaminedReading[]): number {
  return readings.reduce((sum, { reading: { confidence, digits } }) => sum + confidence * digits.length, 0);
}
