import { expect, test } from 'vitest';
import { de } from '../words/de.ts';
import { en } from '../words/en.ts';
import { whyAsked } from './whyAsked.ts';
import { whyRefused } from './whyRefused.ts';

test('the height of writing that is too small is given in the language of the page', () => {
  const small = { writingHeight: 6.4 };
  expect(whyRefused(small, 'too-small', en)).toEqual({
    why: 'The writing is too small: about 6 pixels high.',
    todo: en.refusals['too-small'].todo,
  });
  expect(whyRefused({ writingHeight: 1 }, 'too-small', en).why).toMatch(/ 1 pixel high\.$/);
  expect(whyRefused(small, 'too-small', de).why).toBe('Die Schrift ist zu klein: etwa 6 Pixel hoch.');
  expect(whyRefused({}, 'too-small', en)).toEqual(en.refusals['too-small']);
});

test('other refusals have their plain text', () => {
  expect(whyRefused({ writingHeight: 6 }, 'not-a-digit', en)).toEqual(en.refusals['not-a-digit']);
});

test('a question gives its reason: the marked digits, the ink, or a second look', () => {
  expect(whyAsked({ refusal: 'ambiguous' }, [2], en)).toBe('The marked digit is not clear.');
  expect(whyAsked({ refusal: 'ambiguous' }, [1, 2], en)).toBe('The marked digits are not clear.');
  expect(whyAsked({ refusal: 'ambiguous' }, [1, 2], de)).toBe('Die markierten Ziffern sind nicht klar.');
  expect(whyAsked({ refusal: 'ambiguous' }, [], en)).toBe(en.ask.twoReadings);
  expect(whyAsked({ refusal: 'touching-unresolved' }, [1], en)).toBe(en.ask.why['touching-unresolved']);
});
