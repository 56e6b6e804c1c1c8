import { softmax } from '@cifra/core/decide/softmax.ts';
import type { EvidenceMap } from '@cifra/core/explain/evidence.ts';
import { occlusion } from '@cifra/core/explain/occlusion.ts';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import { framedDigit, readFramed } from '@cifra/core/framed.ts';
import { isolateDigit, type ReadingOptions } from '@cifra/core/recognise.ts';
import { STRIP_HEIGHT } from '@cifra/core/strip.ts';
import type { Raster } from '@cifra/core/types.ts';
import { DIGIT_SIDE } from '@cifra/core/types.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { inFilePixels } from '@cifra/node/pictures/inFilePixels.ts';
import { Problem } from '../../../platform/problems.ts';
import type { ReadOptions, ReadResult } from '../service.ts';
import { checkPicture } from './checkPicture.ts';
import type { Answer, Asked, Explanation, Kind } from './messages.ts';
import type { OpenModels } from './models.ts';

/** What a reader process does, by what it is asked. */
export const tasks: { readonly [K in Kind]: (models: OpenModels, asked: Asked<K>) => Promise<Answer<K>> } = {
  async read(models, { bytes, options }): Promise<ReadResult> {
    checkPicture(bytes);
    const { picture, format, scale } = await decodePicture(bytes);
    const reading = toReadingOptions(options);
    const [width, height] = [picture.width, picture.height].map((side) => Math.round(side * scale));
    const shape = { width, height, format };
    const framed = framedDigit(picture);
    if (framed !== null) {
      const readings = await readFramed(models.classifier, [framed], reading);
      return { readings, models: [models.ids.digit], picture: shape };
    }
    const readings = await models.recogniser.recognise(picture, reading);
    return {
      readings: readings.map((each) => inFilePixels(each, scale)),
      models: [models.ids.digit, models.ids.number],
      picture: shape,
    };
  },

  async digits(models, { images, options }) {
    const readings = await readFramed(models.classifier, images, toReadingOptions(options));
    return { readings, models: [models.ids.digit] };
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

async function lineLogits({ lineReader }: OpenModels, [n, , , width]: readonly number[], data: Float32Array) {
  const size = STRIP_HEIGHT * width;
  const parts: Float32Array[] = [];
  for (let i = 0; i < n; i++) {
    const strip: Raster = { width, height: STRIP_HEIGHT, data: data.slice(i * size, (i + 1) * size) };
    parts.push(await lineReader.read(strip));
  }
  const columns = width / lineReader.manifest.input.stride;
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  for (const [i, part] of parts.entries()) all.set(part, i * part.length);
  return { dims: [n, columns, all.length / (n * columns)], data: all };
}

async function explain(
  models: OpenModels,
  { picture, method, digit, against }: Asked<'explain'>,
): Promise<Explanation> {
  const image = picture instanceof Float32Array ? picture : await digitOf(picture);
  const { classifier } = models;
  const logits = await classifier.classify([image]);
  const probabilities = softmax(logits, classifier.manifest.temperature);
  const explained = digit ?? probabilities.indexOf(Math.max(...probabilities));
  return {
    digit: explained,
    against: against ?? null,
    probabilities,
    map: await mapOf(models, image, method, explained, against),
    image,
    model: models.ids.digit,
  };
}

async function mapOf(
  models: OpenModels,
  image: Float32Array,
  method: Asked<'explain'>['method'],
  digit: number,
  against?: number,
): Promise<EvidenceMap> {
  switch (method) {
    case 'occlusion':
      return occlusion(models.classifier, image, digit, against);
    case 'grad-cam':
      return (await models.explainer()).gradCam(image, digit, against);
    case 'integrated-gradients':
      return (await models.explainer()).integratedGradients(image, digit, against);
    default:
      return method satisfies never;
  }
}

/** The one digit of a picture. */
async function digitOf(bytes: Uint8Array): Promise<Float32Array> {
  checkPicture(bytes);
  const { picture } = await decodePicture(bytes);
  const framed = framedDigit(picture);
  if (framed !== null) return framed;
  const found = isolateDigit(picture);
  if (found.kind === 'digit') return found.image;
  throw new Problem(
    'no-single-digit',
    `one digit alone can be explained; this picture is refused: ${found.refusal}`,
  );
}

function toReadingOptions({ expect, maxError, top }: ReadOptions): ReadingOptions {
  try {
    return {
      ...(expect !== undefined && { expect: parseExpectText(expect) }),
      ...(maxError !== undefined && { maxError }),
      ...(top !== undefined && { top }),
    };
  } catch (error) {
    throw new Problem('invalid-options', `expect: ${(error as Error).message}`, { cause: error });
  }
}
