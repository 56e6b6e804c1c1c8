import { classOf, STRUCK_OUT } from '@cifra/core/model/symbols.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { createWriter } from '../glyphs/writer.ts';
import { drawPen } from '../pen/pen.ts';
import { BASE } from './linePaper.ts';
import { drawnScribe, type Glyph } from './scribe.ts';
import { struckScribe } from './struckScribe.ts';

const inkOf = ({ data }: Glyph) => data.reduce((sum, ink) => sum + ink, 0);
const seeds = Array.from({ length: 60 }, (_, seed) => seed);

test('a struck-out digit has more ink than the digits of the same writer; others stay as they are', () => {
  let [struck, plain] = [0, 0];
  for (const seed of seeds) {
    const random = createRandom(seed);
    const write = drawnScribe(createWriter(random.split('writer')));
    const scribe = struckScribe(write, drawPen(random.split('pen')));
    const glyph = scribe(classOf(STRUCK_OUT), 1, BASE, random.split('struck'));
    expect(glyph.symbol).toBe(classOf(STRUCK_OUT));
    struck += inkOf(glyph);
    const digit = seed % 10;
    const own = () => createRandom(`digit ${seed}`);
    expect(scribe(digit, 1, BASE, own())).toEqual(write(digit, 1, BASE, own()));
    plain += inkOf(write(digit, 1, BASE, own()));
  }
  expect(struck / plain).toBeGreaterThan(1.5);
});
