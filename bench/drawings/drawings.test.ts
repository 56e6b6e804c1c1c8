import { sampleReading } from '@cifra/web/examples/samples.ts';
import { expect, test } from 'vitest';
import { drawings } from './drawings.ts';
import { outcomeOf } from './outcome.ts';
import { reportedHand } from './reportedHand.ts';
import { tunedHand } from './tunedHand.ts';

test('nothing that is tuned with is reported: other shapes and other numbers', () => {
  const shapes = (hand: typeof tunedHand) => hand.map(({ strokes }) => JSON.stringify(strokes));
  expect(shapes(reportedHand).filter((shape) => shapes(tunedHand).includes(shape))).toEqual([]);
  const longer = (set: 'tuned' | 'reported') =>
    new Set(
      drawings(set)
        .map(({ lines }) => lines.join(' '))
        .filter((text) => text.length > 1),
    );
  expect([...longer('reported')].filter((text) => longer('tuned').has(text))).toEqual([]);
});

test('the reported set has at least 150 numbers for each device, the same at each call', () => {
  const all = drawings('reported').filter(({ lines }) => lines.length > 0);
  for (const device of ['desktop', 'phone'])
    expect(all.filter((each) => each.device === device).length).toBeGreaterThanOrEqual(150);
  expect(drawings('reported')[7]).toEqual(drawings('reported')[7]);
});

test('46 styles of digits are reported', () => {
  expect(reportedHand.filter(({ symbol }) => /\d/.test(symbol))).toHaveLength(46);
});

test.each([
  ['right', false, [sampleReading('17')], ['17']],
  ['wrong', false, [sampleReading('17')], ['11']],
  ['wrong', false, [sampleReading('17')], ['17', '2']],
  ['one-tap', true, [sampleReading('17', 0.8, 'ambiguous')], ['17']],
  ['one-tap', false, [sampleReading('17', 0.8, 'ambiguous')], ['18']],
  ['asked', false, [sampleReading('17', 0.8, 'ambiguous')], ['99']],
  ['asked', true, [sampleReading('17', 0.8, 'ambiguous'), sampleReading('2', 0.8, 'ambiguous')], ['17', '2']],
  ['one-tap', true, [sampleReading('17', 0.8, 'ambiguous'), sampleReading('2')], ['17', '2']],
  ['refused', false, [sampleReading('17', 0.8, 'not-a-digit')], ['17']],
  ['right', false, [sampleReading('17', 0.8, 'not-a-digit')], []],
  ['wrong', false, [sampleReading('17')], []],
] as const)('%s, needless question: %s', (kind, needless, readings, lines) => {
  expect(outcomeOf(readings, lines)).toEqual({ kind, needless });
});
