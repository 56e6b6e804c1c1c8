import type { Box } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { strikeStrokes } from '@cifra/training/synthetic/lines/strikeOut.ts';
import { fixed, written } from '@cifra/training/synthetic/pages/elements/element.ts';
import { scribble, tick } from '@cifra/training/synthetic/pages/elements/stamps.ts';
import { grown } from '@cifra/training/synthetic/pages/geometry/quad.ts';
import type { Element } from '@cifra/training/synthetic/pages/scene.ts';
import { type PageHand, penFor } from '@cifra/training/synthetic/pages/writing/pageHand.ts';
import { placeStrokes } from '@cifra/training/synthetic/pen/renderStrokes.ts';
import type { Leaf } from '../template/leaves.ts';
import type { Entry } from './answers.ts';

/** How a person fills in boxes. */
export type Habit = {
  readonly hand: PageHand;
  /** Height of digits, share of the box. */
  readonly size: number;
  /** How far digits are from the middle of their box, share of its width: a careless hand crosses its borders. */
  readonly care: number;
  readonly align: 'left' | 'right';
};

export function drawHabit(hand: PageHand, random: Random): Habit {
  return {
    hand,
    size: 0.48 + 0.3 * random.next(),
    care: 0.03 + 0.12 * random.next() ** 2,
    align: random.next() < 0.5 ? 'left' : 'right',
  };
}

/** Share of numbers that are written larger than usual, beyond their boxes. */
const LARGE = 0.06;

/** Writes an entry into its field. The unit of the page is the mm. */
export function entryElements({ leaf, answer, text }: Entry, habit: Habit, random: Random): Element[] {
  if (answer.state === 'empty') return [];
  switch (leaf.kind) {
    case 'number': {
      const size = random.next() < LARGE ? 1 : habit.size * (1 + 0.06 * random.normal());
      const height = Math.min(1.05, size) * leaf.box.height;
      const elements =
        leaf.cells === undefined
          ? freeWriting(leaf.box, text, height, habit, random)
          : cellWriting(leaf.box, leaf.cells, text, height, habit, random);
      return answer.state === 'struck-out'
        ? [...elements, strike(elements, height, habit, random)]
        : elements;
    }
    case 'choice':
      return leaf.options
        .filter(({ value }) => answer.value.split(' ').includes(value))
        .map(({ box }) => tick(box, habit.hand, random.split('tick')));
    case 'bubbles':
      return bubbles(leaf, text, habit, random);
    case 'picture': {
      const height = 0.5 * Math.min(leaf.box.height, 12);
      const place = { x: leaf.box.x + 0.15 * leaf.box.width, y: leaf.box.y + 0.75 * leaf.box.height };
      return [scribble(place, height, habit.hand, random.split('scribble'))];
    }
  }
}

function freeWriting(
  box: Box,
  text: string,
  height: number,
  { hand, align }: Habit,
  random: Random,
): Element[] {
  const [x, width] = [box.x + 0.03 * box.width, 0.94 * box.width];
  const y = box.y + 0.5 * (box.height + height) + 0.05 * box.height * random.normal();
  return [written({ text }, hand, { x, y, width, height, align, slope: 0.012 * random.normal() }, random)];
}

/** Sign by sign, from the first box or up to the last. */
function cellWriting(
  box: Box,
  cells: number,
  text: string,
  height: number,
  { hand, care, align }: Habit,
  random: Random,
): Element[] {
  const pitch = box.width / cells;
  const first = align === 'left' ? 0 : cells - text.length;
  return [...text].map((sign, i) => {
    const own = random.split(i);
    // Writing is made smaller than this width only if it is much wider than its box.
    const width = 1.15 * pitch;
    const x = box.x + (first + i + 0.5) * pitch - width / 2 + care * pitch * own.normal();
    const y = box.y + 0.5 * (box.height + height) + care * box.height * own.normal();
    return written({ text: sign }, hand, { x, y, width, height, align: 'middle' }, own.split('sign'));
  });
}

/** Strokes through everything that was written. */
function strike(elements: readonly Element[], height: number, { hand }: Habit, random: Random): Element {
  const cores = elements.flatMap((element) => element.draw().lines.map(({ core }) => core));
  const left = Math.min(...cores.map(([corner]) => corner.x));
  const right = Math.max(...cores.map(([, corner]) => corner.x));
  const top = Math.min(...cores.map(([corner]) => corner.y));
  const strokes = strikeStrokes(
    (right - left) / height,
    penFor(hand.pagePen, height),
    random.split('strike'),
  );
  const box = grown({ x: left, y: top, width: right - left, height }, height);
  return fixed(box, [
    {
      shape: { kind: 'strokes', strokes: placeStrokes(strokes, height, left, top) },
      ink: hand.pagePen.ink,
      label: 'struck-out',
    },
  ]);
}

/** Fills one bubble of each column with a zigzag. */
function bubbles(
  { box, digits, first = '0' }: Extract<Leaf, { readonly kind: 'bubbles' }>,
  text: string,
  { hand }: Habit,
  random: Random,
): Element[] {
  const [width, height] = [box.width / digits, box.height / 10];
  return [...text].map((digit, i) => {
    const row = (Number(digit) - Number(first) + 10) % 10;
    const middle = { x: box.x + (i + 0.5) * width, y: box.y + (row + 0.5) * height };
    const reach = 0.36 * Math.min(width, height) * (1 + 0.1 * random.normal());
    const turns = 6;
    const points = Float64Array.from({ length: 2 * (turns + 1) }, (_, k) => {
      const step = Math.floor(k / 2);
      const side = step % 2 === 0 ? -1 : 1;
      // Within a circle, from its top to its foot.
      const down = -1 + (2 * step) / turns;
      const across = side * Math.sqrt(Math.max(0.1, 1 - down ** 2));
      return (
        (k % 2 === 0 ? middle.x + across * reach : middle.y + down * reach) + 0.1 * reach * random.normal()
      );
    });
    const widths = new Float64Array(turns + 1).fill(Math.max(0.5, hand.pagePen.width));
    const place = { x: middle.x - width, y: middle.y - height, width: 2 * width, height: 2 * height };
    return fixed(place, [
      {
        shape: { kind: 'strokes', strokes: [{ points, widths }] },
        ink: hand.pagePen.ink,
        label: 'handwriting',
      },
    ]);
  });
}
