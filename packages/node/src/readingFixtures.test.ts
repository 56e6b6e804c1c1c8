import { readFile } from 'node:fs/promises';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { createRecogniser, type Recogniser } from '@cifra/core/recognise/recognise.ts';
import { beforeAll, expect, test } from 'vitest';
import { modelFolder } from './models/folders.ts';
import { loadBundle } from './models/loadBundle.ts';
import { decodePicture } from './pictures/decode.ts';
import { runtime } from './runtime.ts';

let recogniser: Recogniser;

beforeAll(async () => {
  const [digit, number] = [
    await loadBundle(modelFolder('digit'), 'digit'),
    await loadBundle(modelFolder('number'), 'number'),
  ];
  recogniser = createRecogniser({
    classifier: await createClassifier(digit, runtime),
    lineModel: await createLineModel(number, runtime),
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
