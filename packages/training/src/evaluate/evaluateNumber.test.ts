import { readFile } from 'node:fs/promises';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { expect, test } from 'vitest';
import { numberCard } from '../bundle/numberCard.ts';
import { describeWithData } from '../data/testing/describeWithData.ts';
import type { NumberRecipe } from '../recipe/numberRecipe.ts';
import { runtime } from '../testing/runtime.ts';
import { evaluateNumber } from './evaluateNumber.ts';
import type { EvaluationEvent } from './evaluationOptions.ts';

const folder = new URL('../../../../models/number/', import.meta.url);

describeWithData('the released model of numbers', ['mnist', 'qmnist', 'usps', 'orand-car-a'], (dataRoot) => {
  test('is evaluated on strips that training held out, and its card shows the figures', async () => {
    const bundle = await parseBundle(
      {
        manifest: await readFile(new URL('manifest.json', folder), 'utf8'),
        model: await readFile(new URL('model.onnx', folder)),
      },
      'number',
    );
    const events: EvaluationEvent[] = [];
    const grey = { width: 60, height: 40, channels: 1 as const, data: new Uint8Array(2400).fill(255) };
    const report = await evaluateNumber({
      model: bundle,
      // Cheques are blank here: no picture is decoded, so no digit can be read from them.
      sources: { dataRoot, pictures: { decode: async () => grey, toDigit: () => new Float32Array(784) } },
      runtime,
      threads: 1,
      quick: true,
      seed: 1,
      command: 'cifra evaluate number',
      versions: {},
      now: new Date(0),
      onEvent: (event) => events.push(event),
    });
    const [cheques, numbers] = report.sets;
    expect(cheques.accuracy).toMatchObject({ value: 0, n: 100 });
    expect(numbers.accuracy.n).toBe(100);
    expect(numbers.accuracy.value).toBeGreaterThan(0.85);
    expect(numbers.digitErrors.digits).toBe(500);
    expect(numbers.stringsByEdits[0]).toBe(Math.round(100 * numbers.accuracy.value));
    expect(events.map(({ kind }) => kind)).toEqual(['loading', ...report.sets.map(() => 'judging')]);
    expect(report.sets).toHaveLength(3);
    const card = numberCard(bundle.manifest, bundle.manifest.training.recipe as NumberRecipe, report);
    expect(card).toContain(`| ${numbers.name} | 100 | ${(100 * numbers.accuracy.value).toFixed(2)} % (`);
  });
});
