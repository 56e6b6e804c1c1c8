import { expect, test } from 'vitest';
import { readingProgress } from './progress.ts';

function terminal(isTTY = true) {
  const written: string[] = [];
  return { isTTY, columns: 80, written, write: (text: string) => written.push(text) };
}

test('a live line on a terminal shows the number of pictures read and the time left', () => {
  const stream = terminal();
  let time = 0;
  const progress = readingProgress(2000, { stream, output: terminal(false), now: () => time });
  time = 1000;
  progress.next();
  time = 2000;
  progress.next();
  progress.note('cifra: a.png: is empty');
  progress.done();
  expect(stream.written).toEqual([
    '\r1 of 2,000 pictures, 1.0 per second, 33 min 19 s left\x1b[K',
    '\r2 of 2,000 pictures, 1.0 per second, 33 min 18 s left\x1b[K',
    '\r\x1b[Kcifra: a.png: is empty\n',
    '\r2 of 2,000 pictures, 1.0 per second, 33 min 18 s left\x1b[K',
    '\r\x1b[K',
  ]);
});

test('results in a file: a plain line a minute without a terminal, at the rate of this part', () => {
  const stream = terminal(false);
  let time = 0;
  const options = { before: 1000, toFile: true, stream, output: terminal(), now: () => time };
  const progress = readingProgress(100_000, options);
  for (let i = 1; i <= 2000; i++) {
    time = 50 * i;
    progress.next();
  }
  progress.done();
  expect(stream.written).toEqual([
    '1,020 of 100,000 pictures, 20 per second, 1 h 22 min left\n',
    '2,220 of 100,000 pictures, 20 per second, 1 h 21 min left\n',
  ]);
});

test.each([
  ['no terminal', terminal(false), terminal(false)],
  ['results on the terminal', terminal(), terminal()],
])('%s: notes alone', (_, stream, output) => {
  const progress = readingProgress(2000, { stream, output });
  progress.next();
  progress.note('cifra: a.png: is empty');
  progress.done();
  expect(stream.written).toEqual(['cifra: a.png: is empty\n']);
});
