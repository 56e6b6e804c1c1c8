// Fits the weights that tell a comma next to a single digit from a point (recognise/seenMarks.ts).
//
//   node bench/marks/fitCommas.ts        needs unipen in the data folder

import { createRandom } from '@cifra/core/random/random.ts';
import { isolate } from '@cifra/core/recognise/isolateDigit.ts';
import { pageOf } from '@cifra/core/recognise/page.ts';
import { commaFeatures } from '@cifra/core/recognise/seenMarks.ts';
import { readStrokes } from '@cifra/training/data/formats/strokes.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { logisticRegression } from './logisticRegression.ts';
import { realMark } from './nextToDigit.ts';

/** Pictures of each mark. */
const PICTURES = 1000;

const { root, skip } = findRealData(['unipen']);
if (!root) throw new Error(`fitCommas: ${skip}`);
const [digits, marks] = await Promise.all(
  ['digits', 'marks'].map((file) => readStrokes(`${root}/unipen/${file}.jsonl`)),
);

const found = (['.', ','] as const).flatMap((mark) => {
  const random = createRandom('fit commas').split(mark);
  return Array.from({ length: PICTURES }, () => {
    const alone = isolate(pageOf(realMark(mark, digits, marks, random).picture));
    const seen = alone.kind === 'digit' ? alone.marks.filter((each) => /[.,]/.test(each.mark)) : [];
    return seen.length === 1 ? [{ isComma: mark === ',', shape: seen[0].shape }] : [];
  }).flat();
});
const { weights, bias, scores } = logisticRegression(
  found.map(({ shape }) => commaFeatures(shape)),
  found.map(({ isComma }) => isComma),
);
const [commas, points] = [true, false].map((which) => scores.filter((_, i) => found[i].isComma === which));
const share = (part: number, all: number) => `${((100 * part) / all).toFixed(1)} % of ${all}`;
console.log({ bias, weights });
console.log(`commas read as commas: ${share(commas.filter((score) => score > 0).length, commas.length)}`);
console.log(`points read as points: ${share(points.filter((score) => score < 0).length, points.length)}`);
