import { expect, test } from 'vitest';
import { sampleInk, sampleReading } from '../examples/samples.ts';
import { misreadDigits, oftenMisread } from './misread.ts';
import { newSession, withCorrection, withItem, withOutcome } from './session.ts';

/** A session with a drawn 17 that is read as 77, and corrections of it. */
function corrected(...texts: string[]) {
  const history = { past: [], present: sampleInk, future: [] };
  const outcome = { kind: 'read', readings: [sampleReading('77')], at: 0 } as const;
  return withItem(newSession(0), 0, (item) => {
    const read = withOutcome({ ...item, source: { kind: 'ink', history } }, outcome);
    return texts.reduce((before, text) => withCorrection(before, 0, text), read);
  });
}

test('a corrected digit is misread, with the strokes in its box', () => {
  expect(misreadDigits(corrected('17'))).toEqual([{ digit: 1, ink: [sampleInk[0]] }]);
  expect(misreadDigits(corrected('17', '27'))).toEqual([{ digit: 2, ink: [sampleInk[0]] }]);
});

test('a confirmed number, and one with another count of digits, tell nothing', () => {
  expect(misreadDigits(corrected())).toEqual([]);
  expect(misreadDigits(corrected('77'))).toEqual([]);
  expect(misreadDigits(corrected('117'))).toEqual([]);
});

test('a digit that was misread three times is offered for learning', () => {
  const one = misreadDigits(corrected('17'));
  const nine = misreadDigits(corrected('79'));
  expect(oftenMisread([...one, ...one, ...nine])).toBeNull();
  expect(oftenMisread([...nine, ...one, ...one, ...one])).toEqual({ digit: 1, times: 3 });
  expect(oftenMisread([])).toBeNull();
});
