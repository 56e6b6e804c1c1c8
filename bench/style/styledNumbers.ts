import { classOf } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { createWriter } from '@cifra/training/synthetic/glyphs/writer.ts';
import { boundsOf, type Drawing, pointAt } from '@cifra/training/synthetic/ink/drawing.ts';
import { drawStyle } from '@cifra/training/synthetic/ink/style.ts';
import { drawVariants } from '@cifra/training/synthetic/ink/variants/variants.ts';
import { drawnScribe, recordedScribe } from '@cifra/training/synthetic/lines/scribe.ts';
import type { Line } from '@cifra/training/synthetic/lines/strip.ts';
import { fixedRandom } from '@cifra/training/synthetic/lines/writerDigits.ts';
import { writtenLine } from '@cifra/training/synthetic/lines/writtenLine.ts';
import type { StrokeLines } from '@cifra/training/tasks/line/strokeLines.ts';

/** Whether a writer's 1s have a flag, and the 7s a bar. */
export type Habits = { readonly flags: boolean; readonly bars: boolean };

/** Least rise and reach of a flag, shares of the height. */
const RISE = 0.05;
const REACH = 0.08;
/** Share of 1s and 7s among the digits of a number. */
const DOUBTFUL = 0.5;

/** Several numbers of five digits of one writer, half of them 1s and 7s. */
export type WrittenNumbers = { readonly texts: readonly string[]; readonly lines: readonly Line[] };

/**
 * Draws the numbers of `n` pages. The recorded digits of a writer are changed to the habits, if any.
 *
 * @param name of the random stream: the same name draws the same pages
 */
export function writeNumbers(
  name: string,
  { writers }: Pick<StrokeLines, 'writers'>,
  { n, lines, habits }: { n: number; lines: number; habits: (random: Random) => Habits | null },
): WrittenNumbers[] {
  const all = fixedRandom(`style ${name}`);
  return Array.from({ length: n }, (_, i) => {
    const random = all.split(i);
    const own = writers[random.integer(writers.length)];
    const style = drawStyle(random.split('style'));
    const drawn = drawnScribe(createWriter(random.split('marks')));
    const written = habits(random.split('habits'));
    const scribe = recordedScribe(own, style, drawn, (symbol, drawing, rng) =>
      written ? inHabit(symbol, drawing, written, rng.split('variant')) : drawing,
    );
    const spacing = { gap: 2 + 4 * random.next(), gapSpread: 1.2, sizes: 0.06 * random.next(), drift: 1 };
    const texts = Array.from({ length: lines }, () => numberOf(random));
    return {
      texts,
      lines: texts.map((text) => writtenLine([...text].map(classOf), scribe, spacing, random)),
    };
  });
}

function numberOf(random: Random): string {
  const digit = () => (random.next() < DOUBTFUL ? [1, 7][random.integer(2)] : random.integer(10));
  return Array.from({ length: 5 }, digit).join('');
}

/** Writes a 1 with or without a flag, and a 7 with or without a bar. */
function inHabit(digit: number, drawing: Drawing, { flags, bars }: Habits, rng: Random): Drawing {
  if (digit === 1) return flags ? drawVariants(1, drawing, { flag: 1 }, rng) : withoutFlag(drawing);
  if (digit === 7) return bars ? drawVariants(7, drawing, { bar: 1 }, rng) : withoutBar(drawing);
  return drawing;
}

/** True for a 1 that begins with an upstroke. */
export function hasFlag(one: Drawing): boolean {
  const { height } = boundsOf(one);
  const [start, top] = [pointAt(one[0], 0), pointAt(one[0], topOf(one))];
  return top.x - start.x > REACH * height && start.y - top.y > RISE * height;
}

/** True for a 7 whose bar is a stroke of its own. */
export function hasBar(seven: Drawing): boolean {
  return seven.length > 1;
}

/** The stroke from its highest point on. */
function withoutFlag(one: Drawing): Drawing {
  return hasFlag(one) ? [one[0].slice(2 * topOf(one)), ...one.slice(1)] : one;
}

/** The highest stroke. */
function withoutBar(seven: Drawing): Drawing {
  const heights = seven.map((stroke) => boundsOf([stroke]).height);
  return [seven[heights.indexOf(Math.max(...heights))]];
}

/** The highest point of the first stroke. */
function topOf([line]: Drawing): number {
  let top = 0;
  for (let i = 1; i < line.length / 2; i++) if (line[2 * i + 1] < line[2 * top + 1]) top = i;
  return top;
}
