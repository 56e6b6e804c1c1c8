import { readFileSync } from 'node:fs';
import type { Reading } from '@cifra/core/base/types.ts';
import { interpret } from '@cifra/core/format/interpret.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import { createRecogniser } from '@cifra/core/recognise/recognise.ts';
import { expect, test } from 'vitest';
import { describeWithData } from '../../data/testing/describeWithData.ts';
import { replayingReader } from '../../evaluation/numbers/replayingReader.ts';
import { heldOutWriters } from '../../tasks/line/stripSources.ts';
import { runtime } from '../../testing/runtime.ts';
import { FORMAT_NAMES, formatPictures } from './formatPictures.ts';
import type { WriterDigits } from './writerDigits.ts';

/** A writer whose every digit is a bar of this darkness. */
function barWriter(ink: number): WriterDigits {
  const images = new Uint8Array(784);
  for (let y = 4; y < 24; y++) images.fill(ink, 28 * y + 12, 28 * y + 16);
  return { images, byDigit: Array.from({ length: 10 }, () => [0]) };
}

test.each(FORMAT_NAMES)('%s: each picture shows a value of its format, the same ones every time', (name) => {
  const writers = [barWriter(255), barWriter(250)];
  const [once, again] = [1, 2].map(() => [...formatPictures(writers, 6, name, 'measure')]);
  expect(again).toEqual(once);
  for (const { text, expect: format, value, picture } of once) {
    expect(interpret(format, text)?.value).toBe(value);
    expect(picture.data.length).toBe(picture.width * picture.height);
  }
});

test('no writer is in both uses', () => {
  const darkest = (use: 'calibrate' | 'measure') =>
    new Set(
      [...formatPictures([barWriter(255), barWriter(200)], 8, 'digits', use)].map(({ picture }) =>
        Math.min(...picture.data),
      ),
    );
  const measured = darkest('measure');
  expect([...darkest('calibrate')].filter((ink) => measured.has(ink))).toEqual([]);
});

/** Pictures per format. */
const PICTURES = 5;

describeWithData('the released reader', ['mnist', 'qmnist'], (root) => {
  test('accepts no fewer numbers with their format given, and none that is wrong', async () => {
    const lineModel = replayingReader(await createLineModel(await released('number', 'number'), runtime));
    const classifier = await createClassifier(await released('digit', 'digit'), runtime);
    const { recognise } = createRecogniser({ classifier, lineModel });
    const writers = await heldOutWriters(root);
    const accepted = { bare: 0, inFormat: 0 };
    const wrong: string[] = [];
    for (const name of FORMAT_NAMES) {
      for (const item of formatPictures(writers, PICTURES, name, 'measure')) {
        const bare = only(await recognise(item.picture));
        lineModel.again();
        const inFormat = only(await recognise(item.picture, { expect: item.expect }));
        lineModel.next();
        if (bare) accepted.bare++;
        if (inFormat) accepted.inFormat++;
        if (inFormat && inFormat.value !== item.value) wrong.push(`${item.text} as ${inFormat.value}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(accepted.inFormat).toBeGreaterThanOrEqual(accepted.bare);
    expect(accepted.inFormat).toBeGreaterThanOrEqual(0.65 * PICTURES * FORMAT_NAMES.length);
  });
});

function only(readings: readonly Reading[]): Reading | null {
  return readings.length === 1 && readings[0].accepted ? readings[0] : null;
}

function released<T extends Task>(name: string, task: T) {
  const file = (part: string) =>
    readFileSync(new URL(`../../../../../models/${name}/${part}`, import.meta.url));
  return parseBundle({ manifest: file('manifest.json').toString(), model: file('model.onnx') }, task);
}
