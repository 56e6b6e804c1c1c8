import { expect, test } from 'vitest';
import { parsePages, selectPages } from './pageRanges.ts';

test('pages are selected once and in order', () => {
  expect(selectPages(9, parsePages('7, 1-3,2'))).toEqual([1, 2, 3, 7]);
  expect(selectPages(3)).toEqual([1, 2, 3]);
});

test.each(['', '0', '-3', '1-', 'a', '1;2', '1-3-5', '1.5', '9999999999'])(
  '"%s" does not name pages',
  (text) => {
    expect(() => parsePages(text)).toThrow('write them as in 1-3,7');
  },
);

test('a range that runs backwards is refused with the right one', () => {
  expect(() => parsePages('1,7-3')).toThrow('the pages 7-3 run backwards; write 3-7');
});

test('a page outside the document is refused', () => {
  expect(() => selectPages(3, parsePages('2-4'))).toThrow('has 3 pages; page 4 does not exist');
  expect(() => selectPages(1, parsePages('2'))).toThrow('has 1 page; page 2 does not exist');
  expect(() => selectPages(3, parsePages('1-999999999'))).toThrow('page 999999999 does not exist');
});

test('a document of 10,000 pages is read in parts', () => {
  expect(() => selectPages(10_000)).toThrow('at most 1000 are read at once: name some of them');
  expect(selectPages(10_000, parsePages('9001-10000'))).toHaveLength(1000);
});
