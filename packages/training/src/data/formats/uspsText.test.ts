import { expect, test } from 'vitest';
import { parseUspsText } from './uspsText.ts';

function text(...lines: string[]): Uint8Array {
  return new TextEncoder().encode(lines.join('\n'));
}

/** A label, then the values, then paper up to 256. */
function line(label: string, ...values: string[]): string {
  return [label, ...values, ...Array(256 - values.length).fill('-1.000')].join(' ');
}

test('labels and values are read, in both published spellings', () => {
  const { images, labels } = parseUspsText(
    text(line('6.0000', '-1.0000', '1.0000', '-0.6310'), `${line('9', '0.862')} `, ''),
    'zip',
  );
  expect([...labels]).toEqual([6, 9]);
  expect([...images.subarray(0, 4)]).toEqual([0, 255, 47, 0]);
  expect(images[256]).toBe(237);
  expect(images).toHaveLength(512);
});

test('ties are rounded to the even byte, as the published bytes were', () => {
  const ties = ['-0.8', '-0.4', '0', '0.4', '0.8'];
  const { images } = parseUspsText(text(line('0', ...ties)), 'zip');
  // numpy.rint((x + 1) * 127.5); -0.8 + 1 is slightly less than 0.2 in binary.
  expect([...images.subarray(0, 5)]).toEqual([25, 76, 128, 178, 230]);
});

test('Windows line ends are accepted', () => {
  expect(parseUspsText(text(`${line('1')}\r`, `${line('2')}\r`), 'zip').labels).toEqual(Uint8Array.of(1, 2));
});

test.each([
  ['a line cut short', [line('1'), '2 -1.0 -1.0'], 'line 2: got 3 numbers, expected 257'],
  ['a value too many', [`${line('1')} 0.5`], 'line 1: got 258 numbers, expected 257'],
  ['no digit', [line('10')], 'line 1: label is "10", expected 0–9'],
  ['half a digit', [line('1.5')], 'line 1: label is "1.5"'],
  ['words', [line('one')], 'line 1: label is "one"'],
  ['a value too large', [line('1', '0', '1.001')], 'line 1: value 2 is "1.001", expected -1 to 1'],
  ['a value that is not a number', [line('1', '0', 'nan')], 'line 1: value 2 is "nan"'],
  ['a web page', ['<html>', '</html>'], 'line 1: got 1 numbers'],
  ['nothing', ['', ' '], 'got no digit'],
])('refused, by line: %s', (_, lines, message) => {
  expect(() => parseUspsText(text(...lines), 'zip.train')).toThrow(/^zip\.train/);
  expect(() => parseUspsText(text(...lines), 'zip.train')).toThrow(message);
});
