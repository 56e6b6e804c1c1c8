import type { Box, Reading } from '@cifra/core/base/types.ts';

/** Size of a decoded pixel in pixels of the file, with the picture upright. */
export type Scale = { readonly x: number; readonly y: number };

/**
 * Converts the boxes of a reading, and the height of its writing, to pixels of the file, because
 * decoding may have scaled the picture.
 *
 * @param reading of the decoded picture
 * @param scale of `decodePicture`
 * @returns the reading in pixels of the file, with the picture upright
 * @example
 * import { readFile } from 'node:fs/promises';
 * import { createClassifier, createLineModel, createRecogniser } from '@cifra/core';
 * import { decodePicture, inFilePixels, loadBundle, modelFolder, openRuntime } from '@cifra/node';
 *
 * const runtime = await openRuntime();
 * const recogniser = createRecogniser({
 *   classifier: await createClassifier(await loadBundle(modelFolder('digit'), 'digit'), runtime),
 *   lineModel: await createLineModel(await loadBundle(modelFolder('number'), 'number'), runtime),
 * });
 * const { picture, scale } = await decodePicture(await readFile('phone.jpg'));
 * const [reading] = await recogniser.recognise(picture);
 * console.log(inFilePixels(reading, scale).box);
 */
export function inFilePixels(reading: Reading, scale: Scale): Reading {
  if (scale.x === 1 && scale.y === 1) return reading;
  const digits = reading.digits.map((digit) => ({ ...digit, box: boxInFilePixels(digit.box, scale) }));
  const box = reading.box && boxInFilePixels(reading.box, scale);
  if (reading.writingHeight === undefined) return { ...reading, digits, box };
  return { ...reading, digits, box, writingHeight: Math.round(reading.writingHeight * scale.y) };
}

/** Converts a box of a decoded picture to whole pixels of the file. */
export function boxInFilePixels({ x, y, width, height }: Box, scale: Scale): Box {
  const [left, top] = [Math.round(x * scale.x), Math.round(y * scale.y)];
  const [right, bottom] = [Math.round((x + width) * scale.x), Math.round((y + height) * scale.y)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}
