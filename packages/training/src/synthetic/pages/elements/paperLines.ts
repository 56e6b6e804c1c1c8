import type { Random } from '@cifra/core/random/random.ts';
import type { Element, Rgb } from '../scene.ts';
import { weighted } from '../weighted.ts';
import { horizontal, type RuleStyle, ruled, vertical } from './rules.ts';

/** Papers to write on, and their frequency. */
export const PAPER_LINES = {
  plain: 0.35,
  ruled: 0.27,
  squared: 0.25,
  dotted: 0.08,
  'two rulings': 0.05,
} as const;
export type PaperLines = keyof typeof PAPER_LINES;

const BLUISH: readonly Rgb[] = [
  [0.55, 0.68, 0.85],
  [0.45, 0.6, 0.75],
  [0.6, 0.6, 0.68],
  [0.5, 0.72, 0.62],
  [0.78, 0.62, 0.5],
];

export function drawPaperLines(random: Random): PaperLines {
  return weighted(Object.keys(PAPER_LINES) as PaperLines[], (kind) => PAPER_LINES[kind], random);
}

/** A ruling, and the distance of its lines, mm; 0 on plain paper. */
export type Ruling = {
  readonly elements: readonly Element[];
  readonly pitch: number;
  readonly margin: number;
};

/** The lines of a whole sheet, with a margin line now and then. */
export function paperRuling(kind: PaperLines, width: number, height: number, random: Random): Ruling {
  if (kind === 'plain') return { elements: [], pitch: 0, margin: 0.08 * width };
  const style: RuleStyle = {
    thickness: 0.12 + 0.2 * random.next(),
    ink: { colour: BLUISH[random.integer(BLUISH.length)], alpha: 0.45 + 0.5 * random.next(), grain: 0 },
  };
  const pitch =
    kind === 'squared' || kind === 'dotted' ? [4, 5, 5, 7, 10][random.integer(5)] : 6 + 4 * random.next();
  const offset = pitch * random.next();
  const ys = steps(offset, height, pitch);
  const xs = steps(pitch * random.next(), width, pitch);
  const elements: Element[] = [];
  if (kind === 'ruled')
    elements.push(
      ruled(
        ys.map((y) => horizontal(0, y, width)),
        style,
      ),
    );
  if (kind === 'squared') {
    elements.push(
      ruled([...ys.map((y) => horizontal(0, y, width)), ...xs.map((x) => vertical(x, 0, height))], style),
    );
  }
  if (kind === 'dotted') {
    const dotted = { ...style, thickness: 0.25, dash: [0, pitch] as const };
    elements.push(
      ruled(
        ys.map((y) => horizontal(xs[0] ?? 0, y, width)),
        dotted,
      ),
    );
  }
  if (kind === 'two rulings') {
    const pairs = ys.flatMap((y) => [horizontal(0, y, width), horizontal(0, y - 0.45 * pitch, width)]);
    elements.push(ruled(pairs, style));
  }
  const hasMargin = random.next() < 0.5;
  const margin = hasMargin ? 12 + 18 * random.next() : 0.06 * width;
  if (hasMargin) {
    const red: Rgb = [0.85, 0.35, 0.4];
    elements.push(ruled([vertical(margin, 0, height)], { ...style, ink: { ...style.ink, colour: red } }));
  }
  return { elements, pitch, margin };
}

function steps(from: number, to: number, by: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil((to - from) / by)) }, (_, i) => from + i * by);
}
