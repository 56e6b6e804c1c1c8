import { expect, test } from 'vitest';
import { groupBy } from '../base/groupBy.ts';
import { labelStudio, labelStudioConfig } from './labelStudio.ts';
import { maker, samplePicture } from './testing/samplePicture.ts';

const [task] = JSON.parse(labelStudio([samplePicture], maker));
const [prediction] = task.predictions;
type Region = { readonly id: string; readonly value: object; readonly meta: object; readonly score: number };
const regions = groupBy(prediction.result as Region[], ({ id }) => id);

test('a number is a rectangle in per cent with a text', () => {
  const [rectangle, text] = regions.get('line1')!;
  const value = { x: 2.5, y: 100 / 30, width: 20, height: 200 / 30, rotation: 0 };
  expect(rectangle).toMatchObject({
    type: 'rectanglelabels',
    from_name: 'label',
    to_name: 'image',
    original_width: 400,
    original_height: 300,
    score: 0.98,
    value: { ...value, rectanglelabels: ['number'] },
    meta: { text: ['perhaps 555 0128 (1.5 %)'] },
  });
  expect(text).toMatchObject({
    type: 'textarea',
    from_name: 'transcription',
    value: { ...value, text: ['555 0123'] },
  });
});

test('a refused number has another label and no score; without a text it is a rectangle alone', () => {
  const [refused] = regions.get('line2')!;
  expect(refused).toMatchObject({ score: 0, value: { rectanglelabels: ['unsure'] } });
  expect(refused.meta).toMatchObject({ text: ['refused: cut-off', 'perhaps $12.58 (2.0 %)'] });
  expect(regions.get('line3')).toHaveLength(1);
});

test('a name is one parameter of the address', () => {
  const [{ data }] = JSON.parse(labelStudio([{ ...samplePicture, file: 'a & b/#1.png' }], maker));
  expect(new URL(data.image, 'http://localhost').searchParams.get('d')).toBe('a & b/#1.png');
});

test('the task names its picture and models, and has the score of its least certain number', () => {
  expect(task.data.image).toBe('/data/local-files/?d=scans/page%201.png');
  expect(prediction).toMatchObject({
    score: 0,
    model_version: expect.stringMatching(/^cifra 1\.2\.3 \(digit/),
  });
});

test('the interface has the names and labels that the tasks use', () => {
  for (const name of ['label', 'transcription', 'image'])
    expect(labelStudioConfig).toContain(`name="${name}"`);
  for (const label of ['number', 'unsure']) expect(labelStudioConfig).toContain(`value="${label}"`);
});
