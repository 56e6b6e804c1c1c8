import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { type Bundle, parseBundle } from '../model/bundle.ts';
import { createClassifier } from '../model/classifier.ts';
import { createLineModel } from '../model/lineModel.ts';
import { createPageModel } from '../model/pageModel.ts';
import { createRandom } from '../random/random.ts';
import { createRecogniser, type Recogniser } from '../recognise/recognise.ts';
import { NUMBER_SCENES } from '../testing/numberScenes.ts';
import { releasedDigitModel, runtime } from '../testing/released.ts';
import { SCENES } from '../testing/scenes.ts';
import { strokesOf } from '../testing/strokes.ts';
import { englishReasons, englishSheet } from '../words/english.ts';
import { sentences } from '../words/sentences.ts';
import type { ExplainingModels } from './explainDigit.ts';
import { createExplainer } from './explainer.ts';
import { explainReading } from './explainReading.ts';
import { explanationSvg } from './explanationSvg.ts';

let models: ExplainingModels;
let recogniser: Recogniser;

beforeAll(async () => {
  const bundle = await releasedDigitModel('digit-small');
  models = {
    classifier: await createClassifier(bundle, runtime),
    explainer: await createExplainer(bundle, runtime),
  };
  const [number, page] = await Promise.all([released('number'), released('page')]);
  recogniser = createRecogniser({
    ...models,
    lineModel: await createLineModel(number, runtime),
    pageModel: await createPageModel(page, runtime),
  });
});

function released<T extends 'number' | 'page'>(task: T): Promise<Bundle<T>> {
  const file = (part: string) => readFileSync(new URL(`../../../../models/${task}/${part}`, import.meta.url));
  return parseBundle({ manifest: file('manifest.json').toString(), model: file('model.onnx') }, task);
}

const [drawScene] = Object.values(SCENES);
const four = () => drawScene(strokesOf(4), createRandom('four'));

test('a single digit: why a 4 and not a 9, each part verified, and the steps', async () => {
  const examined = await recogniser.examine(four());
  const explained = await explainReading(models, examined, { against: 9 });
  expect(explained).toMatchObject({ digit: 4, against: 9, place: 0 });
  expect(explained.steps.map(({ kind }) => kind)).toEqual(['ink', 'digit', 'normalised']);
  expect(explained.steps.at(-1)?.raster).toMatchObject({ width: 28, height: 28, data: explained.image });
  const [first] = explained.findings;
  const { without, favours } = first;
  expect(favours).toBe(4);
  const { probabilities } = explained;
  expect(without[4] / without[9]).toBeLessThan(probabilities[4] / probabilities[9] / 2);
});

test('examine returns the readings of recognise', async () => {
  const picture = four();
  const readings = await recogniser.examine(picture);
  expect(readings.map(({ reading }) => reading)).toEqual(await recogniser.recognise(picture));
});

test('any digit of a line, as the line was cut', async () => {
  const [scene] = Object.values(NUMBER_SCENES);
  const examined = await recogniser.examine(scene(createRandom('line')).picture);
  const [{ reading, strip, digitImages }] = examined;
  expect(reading.digits.length).toBeGreaterThan(1);
  expect(digitImages()).toHaveLength(reading.digits.length);
  expect(strip?.height).toBe(32);
  const explained = await explainReading(models, examined, { place: 1 });
  expect(explained.digit).toBe(reading.digits[1].digit);
  expect(explained.steps.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['ink', 'line', 'digit', 'normalised']),
  );
});

test('the sheet is one self-contained SVG with its words', async () => {
  const explained = await explainReading(models, await recogniser.examine(four()));
  const nearest = [{ label: 4, index: 17, image: explained.image }];
  const words = sentences(explained, englishReasons);
  expect(words[0]).toMatch(/^It looks like a 4 rather than a/);
  const sheet = { ...explained, title: '4 in <4>', sentences: words, nearest };
  const svg = explanationSvg(sheet, englishSheet);
  expect(svg).toContain(words[0]);
  expect(svg).toMatch(
    /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" .*role="img" aria-labelledby="title words"/,
  );
  expect(svg).toContain('<title id="title">4 in &lt;4&gt;</title>');
  expect(svg).toContain('no. 17');
  expect(svg).toContain('evidence for 4');
  expect(svg).not.toMatch(/href|url\(|<image/);
});

test.each([
  [{ line: 3 }, 'no digit 0 in reading 3 (1 readings)'],
  [{ place: 1 }, 'no digit 1 in reading 0 (reading 0 has 1 digits)'],
  [{ against: 4 }, 'digit and against are both 4'],
])('%j is reported', async (which, message) => {
  const examined = await recogniser.examine(four());
  await expect(explainReading(models, examined, which)).rejects.toThrow(message);
});
