import { expect, test } from 'vitest';
import { de } from '../words/de.ts';
import { en } from '../words/en.ts';
import { numbersIn } from '../words/numbers.ts';
import { whyRefused } from './whyRefused.ts';

const english = numbersIn('en');
const reading = {
  text: '60318',
  confidence: 0.91,
  candidates: [
    { text: '60318', value: '60318', probability: 0.91 },
    { text: '603/8', value: '6038', probability: 0.05 },
  ],
};

test('the other number is named in the language of the page', () => {
  expect(whyRefused(reading, 'ambiguous', en, english).why).toBe('It could be 60318 (91%) or 603/8 (5%).');
  expect(whyRefused(reading, 'ambiguous', de, numbersIn('de')).why).toBe(
    'Es kann 60318 (91\u00a0%) oder 603/8 (5\u00a0%) sein.',
  );
});

test('touching digits are reported, with the other number', () => {
  expect(whyRefused(reading, 'touching-unresolved', en, english).why).toMatch(
    /^Digits touch.* It could be 60318/,
  );
});

test('the height of writing that is too small is given in the language of the page', () => {
  const small = { text: '', confidence: 0, candidates: [], writingHeight: 6.4 };
  expect(whyRefused(small, 'too-small', en, english)).toEqual({
    why: 'The writing is too small: about 6 pixels high.',
    todo: en.refusals['too-small'].todo,
  });
  expect(whyRefused({ ...small, writingHeight: 1 }, 'too-small', en, english).why).toMatch(
    / 1 pixel high\.$/,
  );
  expect(whyRefused(small, 'too-small', de, numbersIn('de')).why).toBe(
    'Die Schrift ist zu klein: etwa 6 Pixel hoch.',
  );
  const unmeasured = { text: '', confidence: 0, candidates: [] };
  expect(whyRefused(unmeasured, 'too-small', en, english)).toEqual(en.refusals['too-small']);
});

test('without another number, and for other refusals, the plain text is used', () => {
  const alone = { ...reading, candidates: reading.candidates.slice(0, 1) };
  expect(whyRefused(alone, 'ambiguous', en, english)).toEqual(en.refusals.ambiguous);
  expect(whyRefused(reading, 'cut-off', en, english)).toEqual(en.refusals['cut-off']);
});
