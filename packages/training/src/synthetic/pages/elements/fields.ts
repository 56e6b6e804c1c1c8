import type { Box } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Element } from '../scene.ts';
import type { PageHand } from '../writing/pageHand.ts';
import { kindOf } from '../writing/writeText.ts';
import { written } from './element.ts';
import {
  filled,
  gridLines,
  horizontal,
  type RuleStyle,
  ruled,
  type Segment,
  sides,
  vertical,
} from './rules.ts';

/** Ways to ask for a number on a form. */
export const FIELD_KINDS = ['line', 'box', 'boxes', 'comb', 'separate boxes', 'shaded box', 'open'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** True if the field has one place for each sign. */
export function hasPlaces(kind: FieldKind): boolean {
  return kind === 'boxes' || kind === 'comb' || kind === 'separate boxes';
}

export type Field = {
  readonly kind: FieldKind;
  readonly box: Box;
  /** Number of places for signs; other kinds of fields have one place for all. */
  readonly places: number;
  readonly style: RuleStyle;
};

/** What is printed of a field. */
export function fieldRules({ kind, box, places, style }: Field): Element[] {
  const { x, y, width, height } = box;
  const pitch = width / places;
  const borders = Array.from({ length: places + 1 }, (_, i) => x + i * pitch);
  switch (kind) {
    case 'line':
      return [ruled([horizontal(x, y + height, width)], style)];
    case 'box':
      return [ruled(sides(box), style)];
    case 'shaded box':
      return [
        filled(box, { colour: style.ink.colour, alpha: 0.12, grain: 0 }, 'nothing'),
        ...(places % 2 === 0 ? [ruled(sides(box), style)] : []),
      ];
    case 'boxes':
      return [ruled(gridLines(borders, [y, y + height]), style)];
    case 'comb': {
      const teeth: Segment[] = borders.map((at) => vertical(at, y + 0.6 * height, 0.4 * height));
      return [ruled([horizontal(x, y + height, width), ...teeth], style)];
    }
    case 'separate boxes':
      return borders
        .slice(0, -1)
        .map((at) => ruled(sides({ x: at + 0.08 * pitch, y, width: 0.84 * pitch, height }), style));
    case 'open':
      return [];
  }
}

/**
 * Writes a text into a field: sign by sign in places from the right, or in one piece. A text with
 * places is one line each sign of which has its own box, so it is one element.
 */
export function fieldWriting(
  { kind, box, places }: Field,
  text: string,
  hand: PageHand,
  random: Random,
  { isStruckOut = false } = {},
): Element[] {
  const { x, y, width, height } = box;
  const size = (kind === 'line' || kind === 'open' ? 0.75 : 0.55) * height * (0.8 + 0.35 * random.next());
  const base =
    y + height - (kind === 'line' ? 0.08 : 0.5 * (1 - size / height)) * height * (0.7 + 0.6 * random.next());
  if (!hasPlaces(kind)) {
    const align = (['left', 'right', 'middle'] as const)[random.integer(3)];
    const place = { x: x + 0.02 * width, y: base, width: 0.96 * width, height: size, align, isStruckOut };
    return [written({ text }, hand, { ...place, slope: 0.015 * random.normal() }, random)];
  }
  return [placesWriting(text, hand, { x, base, pitch: width / places, places, size }, random)];
}

type Places = { x: number; base: number; pitch: number; places: number; size: number };

/** One line whose signs stand in the middle of their places. */
function placesWriting(text: string, hand: PageHand, at: Places, random: Random): Element {
  const { x, base, pitch, places, size } = at;
  const signs = [...text].slice(0, places);
  const first = places - signs.length;
  const glyphs = signs.map((sign, i) => {
    const left = x + (first + i) * pitch;
    const own = random.split(`place ${i}`);
    const y = base + 0.05 * size * own.normal();
    const place = { x: left + 0.08 * pitch, y, width: 0.84 * pitch, height: size, align: 'middle' as const };
    return written({ text: sign }, hand, place, own);
  });
  const box = { x: x - size, y: base - 2 * size, width: pitch * places + 2 * size, height: 3 * size };
  return {
    box,
    draw() {
      const drawn = glyphs.map((glyph) => glyph.draw());
      const lines = drawn.flatMap((one) => one.lines);
      if (lines.length === 0) return { items: [], lines: [] };
      const [from, to] = [lines[0], lines[lines.length - 1]];
      const core = [from.core[0], to.core[1], to.core[2], from.core[3]] as const;
      const text = lines.map((line) => line.text).join('');
      const whole = { ...from, text, kind: kindOf(text), core };
      return { items: drawn.flatMap((one) => one.items), lines: [whole] };
    },
  };
}
