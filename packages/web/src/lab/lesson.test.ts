import { beforeEach, expect, test } from 'vitest';
import { LESSON, lessonDigits, nextPlace, restartLesson, takeBack, takeDigit } from './lesson.ts';
import { ownDigits } from './ownDigits.ts';

const digit = (label: number) => ({ image: new Uint8Array(28 * 28), label });

beforeEach(() => {
  restartLesson();
  ownDigits.value = [];
});

test('digits are taken in order, until the lesson is written', () => {
  for (let place = 0; place < LESSON; place++) {
    expect(nextPlace(lessonDigits.value)).toBe(place);
    takeDigit(digit(place % 10));
  }
  expect(nextPlace(lessonDigits.value)).toBe(-1);
  expect(ownDigits.value).toHaveLength(LESSON);
});

test('a wrong digit is taken back and written again, and only it', () => {
  const [zero, wrong, two, right] = [digit(0), digit(1), digit(2), digit(1)];
  for (const each of [zero, wrong, two]) takeDigit(each);
  takeBack(1);
  expect(nextPlace(lessonDigits.value)).toBe(1);
  expect(ownDigits.value).toEqual([zero, two]);
  takeDigit(right);
  expect(lessonDigits.value.slice(0, 4)).toEqual([zero, right, two, null]);
  expect(lessonDigits.value[1]).toBe(right);
  expect(nextPlace(lessonDigits.value)).toBe(3);
});
