import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { createPageModel } from '@cifra/core/model/pageModel.ts';
import { createRecogniser, type Recogniser } from '@cifra/core/recognise/recognise.ts';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { modelFolder } from './models/folders.ts';
import { loadBundle } from './models/loadBundle.ts';
import { decodePicture } from './pictures/decode.ts';
import { openers } from './pictures/testing/openers.ts';
import { root } from './root.ts';
import { runtime } from './runtime.ts';

let recogniser: Recogniser;

beforeAll(async () => {
  const [digit, number, page] = [
    await loadBundle(modelFolder('digit'), 'digit'),
    await loadBundle(modelFolder('number'), 'number'),
    await loadBundle(modelFolder('page'), 'page'),
  ];
  recogniser = createRecogniser({
    classifier: await createClassifier(digit, runtime),
    lineModel: await createLineModel(number, runtime),
    pageModel: await createPageModel(page, runtime),
  });
});

test.each([
  ['minus-5.png', undefined, ['-5']],
  ['minus-5.png', 'integer:-20-40', ['-5']],
  ['page-a4-300dpi.png', undefined, ['36048', '20574', '98230']],
  ['page-a4-200dpi.png', 'digits:5', ['48206']],
])('%s, expecting %s, is accepted as %s', async (name, expected, texts) => {
  const file = new URL(`../fixtures/reading/${name}`, import.meta.url);
  const { picture } = await decodePicture(await readFile(file));
  const options = expected === undefined ? {} : { expect: parseExpectText(expected) };
  const readings = await recogniser.recognise(picture, options);
  expect(readings.map(({ text, refusal }) => refusal ?? text)).toEqual(texts);
});

/** What is read with each decoder. */
function answers(bytes: Uint8Array) {
  return Promise.all(
    openers.map(async ({ open }) => {
      const readings = await recogniser.recognise((await decodePicture(bytes, open)).picture);
      return readings.map(({ text, accepted, refusal }) => ({ text, accepted, refusal }));
    }),
  );
}

/** Formats that both decoders read. */
const pictures = globSync('{examples,packages/node/fixtures/{pictures,reading}}/*.{png,jpg}', { cwd: root });

test.each(pictures.sort())('%s has the same readings without addons', async (name) => {
  const bytes = await readFile(join(root, name));
  const [first, second] = await answers(bytes);
  expect(second).toEqual(first);
});

test.each([
  ['JPEG, CMYK', (image: Sharp) => image.toColourspace('cmyk').jpeg({ quality: 95 })],
  ['JPEG, large', (image: Sharp) => image.resize(3000).jpeg()],
  ['PNG, large', (image: Sharp) => image.resize(3000).png()],
  ['WebP, large', (image: Sharp) => image.resize(3000).webp()],
])('%s has the same readings without addons', async (_name, save) => {
  for (const example of ['zip-code.png', 'date.jpg', 'cheque.jpg']) {
    const bytes = await save(sharp(join(root, 'examples', example))).toBuffer();
    const [first, second] = await answers(bytes);
    expect(second).toEqual(first);
  }
});
