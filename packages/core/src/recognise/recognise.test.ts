import { readFileSync } from 'node:fs';
import * as ort from '@cifra/node/onnxruntime/onnxruntime.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Picture, Reading } from '../base/types.ts';
import { type Bundle, parseBundle } from '../model/bundle.ts';
import { createClassifier } from '../model/classifier.ts';
import { createLineModel } from '../model/lineModel.ts';
import type { Task } from '../model/manifest.ts';
import { onnxRuntime } from '../model/onnxRuntime.ts';
import { createPageModel } from '../model/pageModel.ts';
import { createRandom } from '../random/random.ts';
import { MARKS, type Mark, markedDigit } from '../testing/markedDigits.ts';
import { NUMBER_SCENES } from '../testing/numberScenes.ts';
import { SCENES, TRAPS } from '../testing/scenes.ts';
import { strokesOf, waysOf } from '../testing/strokes.ts';
import { createRecogniser, type Recogniser } from './recognise.ts';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

let recogniser: Recogniser;

beforeAll(async () => {
  const runtime = onnxRuntime(ort);
  const [digit, number, page] = await Promise.all([
    released('digit-small', 'digit'),
    released('number', 'number'),
    released('page', 'page'),
  ]);
  recogniser = createRecogniser({
    classifier: await createClassifier(digit, runtime),
    lineModel: await createLineModel(number, runtime),
    pageModel: await createPageModel(page, runtime),
  });
});

function released<T extends Task>(name: string, task: T): Promise<Bundle<T>> {
  const file = (part: string) => readFileSync(new URL(`../../../../models/${name}/${part}`, import.meta.url));
  return parseBundle({ manifest: file('manifest.json').toString(), model: file('model.onnx') }, task);
}

describe('the released small model reads typical pictures of digits', () => {
  // Every digit once in each scene, in alternating styles.
  test.each(Object.entries(SCENES))('%s', async (name, scene) => {
    const wrong: string[] = [];
    for (const digit of DIGITS) {
      const rng = createRandom(name).split(digit);
      const strokes = strokesOf(digit, (digit + name.length) % waysOf(digit), rng.split('hand'));
      const [reading] = await recogniser.recognise(scene(strokes, rng.split('scene')));
      if (reading.text !== String(digit)) wrong.push(`${digit} as ${told(reading)}`);
    }
    expect(wrong.length, wrong.join(', ')).toBeLessThanOrEqual(1);
  });
});

describe('other pictures are refused where a single digit is expected', () => {
  // Not covered: noise in blobs as wide as strokes, which looks like writing, and half a digit that
  // is also a whole one, as the upper half of a 9 is a 0.
  const claimed = Object.entries(TRAPS).filter(([name]) => !/coarse noise|out of the picture/.test(name));
  test.each(claimed)('%s', async (name, { make, refusals }) => {
    for (const digit of DIGITS) {
      const rng = createRandom(name).split(digit);
      const other = strokesOf((digit * 3 + 5) % 10, 0, rng.split('b'));
      const picture = make(strokesOf(digit, 0, rng.split('a')), other, rng);
      for (const reading of await recogniser.recognise(picture, { expect: { kind: 'digits', count: 1 } })) {
        expect(reading.accepted, told(reading)).toBe(false);
        expect(refusals).toContain(reading.refusal);
      }
    }
  });
});

describe('a sign or point next to a single digit is read or refused, never dropped', () => {
  // 10 digits × 2 sides = 20 pictures of each mark, each drawn differently: how many are accepted
  // with their mark. The line model reads slashes as 1: those are refused.
  const accepted: Readonly<Record<Mark, number>> = { '-': 19, '.': 18, ',': 16, ':': 17, '/': 0 };

  test.each(MARKS)('%s', async (mark) => {
    const [left, right]: string[][] = [[], []];
    for (const digit of DIGITS) {
      for (const side of ['before', 'after'] as const) {
        const rng = createRandom('mark').split(mark).split(side).split(digit);
        const { text, picture } = markedDigit(digit, mark, side, rng);
        const readings = await recogniser.recognise(picture);
        const [reading] = readings.filter((each) => each.accepted);
        if (reading?.text === text && readings.length === 1) right.push(text);
        else if (reading) left.push(`${text} as ${told(reading)}`);
      }
    }
    // People also read a nearly upright slash as a 1.
    expect(left.length, left.join(', ')).toBeLessThanOrEqual(mark === '/' ? 3 : 0);
    expect(right.length, right.join(', ')).toBeGreaterThanOrEqual(accepted[mark]);
  });

  test('a sign is also read with a format', async () => {
    const { picture } = markedDigit(5, '-', 'before', createRandom('minus five'));
    const expected = { kind: 'integer', min: -20, max: 40 } as const;
    const [reading] = await recogniser.recognise(picture, { expect: expected });
    expect(reading).toMatchObject({ text: '-5', value: '-5', accepted: true });
  });
});

describe('numbers as people write them', () => {
  // Not covered: a slash next to slanted digits is read as a 1; such a reading must be refused.
  const doubtful = new Set(['a date']);
  test.each([...doubtful])('%s is not accepted with a wrong value', async (name) => {
    for (const seed of [1, 2, 3, 4]) {
      const { picture, lines } = NUMBER_SCENES[name](createRandom(name).split(seed));
      const [reading] = await recogniser.recognise(picture);
      if (reading.accepted) expect(reading.value).toBe(lines[0].text.replace(/\D/g, ''));
    }
  });

  const claimed = Object.entries(NUMBER_SCENES).filter(([name]) => !doubtful.has(name));
  test.each(claimed)('%s', async (name, scene) => {
    const wrong: string[] = [];
    let numbers = 0;
    for (const seed of [1, 2, 3, 4]) {
      const { picture, lines } = scene(createRandom(name).split(seed));
      const readings = await recogniser.recognise(picture);
      numbers += lines.length;
      for (const [i, { text }] of lines.entries()) {
        const digits = text.replace(/\D/g, '');
        if (readings[i]?.value !== digits)
          wrong.push(`${text} as ${readings[i] ? told(readings[i]) : 'no line'}`);
      }
    }
    expect(wrong.length, wrong.join(', ')).toBeLessThanOrEqual(Math.floor(numbers / 4));
  });

  test('what is much paler than the other writing is refused: it shows through from the other side', async () => {
    const { picture, lines } = NUMBER_SCENES['five digits apart'](createRandom('pale'));
    const copies = (share: number) => below(picture, paler(picture, share));
    const pencil = await recogniser.recognise(copies(0.5));
    expect(pencil.map(({ text, accepted }) => ({ text, accepted }))).toEqual([
      { text: lines[0].text, accepted: true },
      { text: lines[0].text, accepted: true },
    ]);
    const [front, back] = await recogniser.recognise(copies(0.17));
    expect(front).toMatchObject({ text: lines[0].text, accepted: true });
    expect(back).toMatchObject({ refusal: 'low-contrast' });
  });

  test('digits are in order, and the probabilities of candidates sum to at most 1', async () => {
    const { picture, lines } = NUMBER_SCENES['five digits apart'](createRandom('boxes'));
    const [reading] = await recogniser.recognise(picture, { top: 3 });
    expect(reading.digits.map(({ digit }) => digit).join('')).toBe(lines[0].text);
    const lefts = reading.digits.map(({ box }) => box.x);
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
    expect(reading.candidates.length).toBeLessThanOrEqual(3);
    expect(reading.candidates.reduce((sum, { probability }) => sum + probability, 0)).toBeLessThanOrEqual(
      1 + 1e-9,
    );
    for (const { probabilities } of reading.digits) {
      expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
    }
  });

  test('a format ranks the readings and never changes what was read', async () => {
    const { picture, lines } = NUMBER_SCENES['five digits apart'](createRandom('formats'));
    const [zip] = await recogniser.recognise(picture, { expect: { kind: 'zip-us' } });
    expect(zip).toMatchObject({ value: lines[0].text, raw: lines[0].text });
    const [date] = await recogniser.recognise(picture, { expect: { kind: 'digits', count: 3 } });
    expect(date).toMatchObject({ accepted: false, refusal: 'format', raw: lines[0].text });
  });

  test.each([[{ maxError: 0 }], [{ maxError: 1 }], [{ top: 0 }]])(
    'invalid options are rejected: %j',
    async (options) => {
      const picture = { width: 1, height: 1, channels: 1, data: Uint8Array.of(255) } as const;
      await expect(recogniser.recognise(picture, options)).rejects.toThrow(/wanted a (share|whole number)/);
    },
  );
});

/** The same picture, in which all is nearer to its paper, the lightest pixel. */
function paler({ data, ...size }: Picture, share: number): Picture {
  const paper = Math.max(...new Set(data));
  return { ...size, data: data.map((value) => Math.round(paper - share * (paper - value))) };
}

/** One picture above another of the same width. */
function below(above: Picture, { height, data }: Picture): Picture {
  const both = new Uint8Array(above.data.length + data.length);
  both.set(above.data);
  both.set(data, above.data.length);
  return { ...above, height: above.height + height, data: both };
}

function told({ text, refusal, confidence }: Reading): string {
  return `${text || 'nothing'} (${refusal ?? confidence.toFixed(2)})`;
}
