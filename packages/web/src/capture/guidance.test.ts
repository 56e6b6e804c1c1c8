import type { Box, Refusal } from '@cifra/core/base/types.ts';
import { expect, test } from 'vitest';
import { follow, type Guidance, guidance, type Seen, unfollowed } from './guidance.ts';

const frame = { width: 1000, height: 400 };
const centre: Box = { x: 300, y: 100, width: 400, height: 200 };
const probabilities: readonly number[] = [];

/** Digits whose centres are on a line through two points. */
const digitsAt = (...places: readonly (readonly [number, number])[]) =>
  places.map(([x, y]) => ({ digit: 1, box: { x, y, width: 40, height: 80 }, probabilities }));

function seen(refusal: Refusal | null, box: Box | null, change: Partial<Seen> = {}): Seen {
  const reading = { box, digits: [], accepted: refusal === null, refusal };
  return { frame, readings: [reading], paper: 0.8, sharpness: 0.5, change: 0, ...change };
}

test.each<[string, Seen, Guidance]>([
  ['an accepted number, whatever else', seen(null, centre, { paper: 0.1, change: 0.5 }), 'read'],
  ['dark paper', seen('ambiguous', centre, { paper: 0.2 }), 'light'],
  ['faint ink', seen('low-contrast', centre), 'light'],
  ['a moving camera', seen('ambiguous', centre, { change: 0.2 }), 'still'],
  ['blurred writing', seen('ambiguous', centre, { sharpness: 0.02 }), 'still'],
  ['blank paper', seen('blank', null), 'search'],
  ['nothing', { ...seen('blank', null), readings: [] }, 'search'],
  ['small writing', seen('too-small', null), 'closer'],
  ['too much writing', seen('too-many', null), 'closer'],
  ['a low, short line', seen('ambiguous', { ...centre, width: 100, height: 30 }), 'closer'],
  ['a cut number', seen('cut-off', null), 'back'],
  ['a number as wide as the frame', seen('ambiguous', { ...centre, x: 0, width: 1000 }), 'back'],
  ['a number at the left edge', seen('cut-off', { ...centre, x: 0 }), 'left'],
  ['a number at the right edge', seen('ambiguous', { ...centre, x: 600 }), 'right'],
  ['a number at the upper edge', seen('cut-off', { ...centre, y: 0 }), 'up'],
  ['a number at the lower edge', seen('cut-off', { ...centre, y: 200 }), 'down'],
  ['an unclear number', seen('ambiguous', centre), 'unclear'],
])('%s: %#', (_, what, advice) => {
  expect(guidance(what)).toBe(advice);
});

test.each<[string, ReturnType<typeof digitsAt>, Guidance]>([
  ['falls', digitsAt([300, 100], [500, 200]), 'clockwise'],
  ['rises', digitsAt([300, 200], [500, 100]), 'anticlockwise'],
  ['runs down', digitsAt([300, 40], [310, 240]), 'clockwise'],
  ['is nearly level', digitsAt([300, 100], [500, 140]), 'unclear'],
  ['is one digit', digitsAt([300, 100]), 'unclear'],
])('a line that %s', (_, digits, advice) => {
  const reading = { box: centre, digits, accepted: false, refusal: 'ambiguous' } as const;
  expect(guidance({ ...seen(null, null), readings: [reading] })).toBe(advice);
});

/** Follows frames; returns what is said. */
function said(...frames: readonly (readonly [Guidance, string])[]): string[] {
  let followed = unfollowed;
  return frames.flatMap(([advice, text]) => {
    const { now, isNew } = follow(followed, advice, text);
    followed = now;
    return isNew ? [`${advice} ${text}`.trim()] : [];
  });
}

test('advice is said once two frames agree, and not again while it stays', () => {
  expect(said(['closer', ''], ['closer', ''], ['closer', ''])).toEqual(['closer']);
  expect(said(['closer', ''], ['still', ''], ['closer', ''], ['still', ''])).toEqual([]);
  expect(said(['closer', ''], ['closer', ''], ['still', ''], ['closer', ''], ['closer', ''])).toEqual([
    'closer',
  ]);
});

test('a number is said once two frames agree on it, and another number after it', () => {
  expect(said(['read', '17'], ['read', '11'], ['read', '17'], ['read', '17'], ['read', '17'])).toEqual([
    'read 17',
  ]);
  expect(said(['read', '17'], ['read', '17'], ['read', '74'], ['read', '74'])).toEqual([
    'read 17',
    'read 74',
  ]);
});
