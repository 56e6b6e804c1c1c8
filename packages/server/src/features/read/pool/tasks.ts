import type { Picture, Raster } from '@cifra/core/base/types.ts';
import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { type DigitExplanation, explainDigit } from '@cifra/core/explain/explainDigit.ts';
import { explainReading } from '@cifra/core/explain/explainReading.ts';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import { STRIP_HEIGHT } from '@cifra/core/frames/strip.ts';
import { calibratedOptions } from '@cifra/core/reading/calibration.ts';
import { checkOptions } from '@cifra/core/reading/readingOptions.ts';
import { framedDigit, readFramed } from '@cifra/core/recognise/framed.ts';
import type { ReadingOptions } from '@cifra/core/recognise/recognise.ts';
import { isSinglePicture } from '@cifra/node/documents/document.ts';
import { openDocument } from '@cifra/node/documents/openDocument.ts';
import { parsePages, selectPages } from '@cifra/node/documents/pageRanges.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { inFilePixels } from '@cifra/node/pictures/inFilePixels.ts';
import { Problem } from '../../../platform/problems.ts';
import type { Answer, Asked, Explanation, Kind, ReadOptions, ReadResult } from '../contract.ts';
import { checkPicture } from './checkPicture.ts';
import type { OpenModels } from './models.ts';
import { redrawn } from './redrawn.ts';

/** How a reader process answers, by kind of request. */
export const tasks: { readonly [K in Kind]: (models: OpenModels, asked: Asked<K>) => Promise<Answer<K>> } = {
  async read(
    models,
    { bytes, options: { pages: _pages, password, ...options }, page = 1 },
  ): Promise<ReadResult> {
    checkPicture(bytes);
    const document = await openDocument(bytes, password);
    const { picture, format, size, scale } = await document.decode(page);
    const reading = toReadingOptions(models, options);
    const shape = { ...size, format };
    // Calibrations are made with the whole reader.
    const framed = models.calibration ? null : framedDigit(picture);
    if (framed !== null) {
      const readings = await readFramed(models.classifier, [framed], reading);
      return { readings, models: [models.ids.digit], picture: shape };
    }
    const readings = await models.recogniser.recognise(picture, reading);
    return {
      readings: readings.map((each) => inFilePixels(each, scale)),
      models: [models.ids.digit, models.ids.number, models.ids.page],
      picture: shape,
    };
  },

  async pages(_models, { bytes, options: { pages, password } }) {
    checkPicture(bytes);
    const document = await openDocument(bytes, password);
    const ranges = pages === undefined ? undefined : asOption('pages: ', () => parsePages(pages));
    const selected = selectPages(document.pages, ranges);
    return { pages: isSinglePicture(document) ? null : selected };
  },

  async digits(models, { images, options }) {
    const readings = await readFramed(models.classifier, images, toReadingOptions(models, options));
    return { readings, models: [models.ids.digit] };
  },

  async redraw(_models, { bytes }) {
    checkPicture(bytes);
    return { png: await redrawn(bytes) };
  },

  async infer(models, { model, dims, data }) {
    const logits =
      model === 'digit' ? await digitLogits(models, dims, data) : await lineLogits(models, dims, data);
    return { ...logits, model: models.ids[model] };
  },

  explain,
};

async function digitLogits({ classifier }: OpenModels, [n]: readonly number[], data: Float32Array) {
  const size = DIGIT_SIDE * DIGIT_SIDE;
  const images = Array.from({ length: n }, (_, i) => data.subarray(i * size, (i + 1) * size));
  return { dims: [n, 10], data: await classifier.classify(images) };
}

async function lineLogits({ lineModel }: OpenModels, [n, , , width]: readonly number[], data: Float32Array) {
  const size = STRIP_HEIGHT * width;
  const parts: Float32Array[] = [];
  for (let i = 0; i < n; i++) {
    const strip: Raster = { width, height: STRIP_HEIGHT, data: data.slice(i * size, (i + 1) * size) };
    parts.push(await lineModel.scores(strip));
  }
  const columns = width / lineModel.manifest.input.stride;
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  for (const [i, part] of parts.entries()) all.set(part, i * part.length);
  return { dims: [n, columns, all.length / (n * columns)], data: all };
}

async function explain(models: OpenModels, asked: Asked<'explain'>): Promise<Explanation> {
  const { picture, against } = asked;
  const pair = { explainer: await models.explainer(), classifier: models.classifier };
  const between = against === undefined ? {} : { against };
  const explainOne = (image: Float32Array) => explainDigit(pair, image, between);
  const explanation =
    picture instanceof Float32Array
      ? await explainOne(picture)
      : await explainIn(await decoded(picture), models, asked, explainOne);
  return { ...explanation, model: models.ids.digit };
}

async function explainIn(
  picture: Picture,
  models: OpenModels,
  { options, line = 0, place = 0, against }: Asked<'explain'>,
  explainOne: (image: Float32Array) => Promise<DigitExplanation>,
): Promise<DigitExplanation> {
  const framed = framedDigit(picture);
  if (framed !== null) return explainOne(framed);
  const readings = await models.recogniser.examine(picture, toReadingOptions(models, options));
  const there = readings[line]?.reading.digits.length ?? 0;
  if (place >= there)
    throw new Problem(
      'no-such-digit',
      `line ${line} of the picture has ${there} digits; digit ${place} does not exist`,
    );
  const pair = { explainer: await models.explainer(), classifier: models.classifier };
  return explainReading(pair, readings, { line, place, ...(against !== undefined && { against }) });
}

async function decoded(bytes: Uint8Array): Promise<Picture> {
  checkPicture(bytes);
  return (await decodePicture(bytes)).picture;
}

/** @throws Problem invalid-options */
function toReadingOptions({ calibration }: OpenModels, options: ReadOptions): ReadingOptions {
  const given = parsedOptions(options);
  return calibration ? asOption('', () => calibratedOptions(calibration, given)) : given;
}

function parsedOptions({ expect, ...others }: ReadOptions): ReadingOptions {
  asOption('', () => checkOptions(others));
  if (expect === undefined) return others;
  return { ...others, expect: asOption('expect: ', () => parseExpectText(expect)) };
}

/** Errors of `check` are the caller's. */
function asOption<T>(name: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw new Problem('invalid-options', `${name}${(error as Error).message}`, { cause: error });
  }
}
