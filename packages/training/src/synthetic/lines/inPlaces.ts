import type { Raster } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Stroke } from '../pen/pen.ts';
import { renderStrokes } from '../pen/renderStrokes.ts';
import { BASE, DIGIT, PAPER } from './linePaper.ts';
import type { Scribe } from './scribe.ts';
import type { Line } from './strip.ts';

/** How a form asks for a number with one place for each digit. Lengths in pixels of the paper. */
type Places = {
  readonly form: 'boxes' | 'separate boxes' | 'comb';
  /** Distance of neighbouring places. */
  readonly pitch: number;
  /** Empty places before and after the number. */
  readonly before: number;
  readonly after: number;
  /** Upper and lower end of the upright rules. */
  readonly top: number;
  readonly bottom: number;
  readonly thickness: number;
  readonly contrast: number;
  /** Length of dashes and of the gaps between them; 0: solid. */
  readonly dash: number;
};

const FORMS: readonly Places['form'][] = ['boxes', 'separate boxes', 'comb'];
/** Share of forms with dashed or dotted rules. */
const DASHED = 0.3;

/**
 * Writes symbols into the printed places of a form. The reader removes such print as far as it can; some
 * is whole, of some only spots are left, or what is near the digits.
 */
export function lineInPlaces(symbols: readonly number[], write: Scribe, random: Random): Line {
  const sizes = 0.12 * random.next();
  const drift = 2 * random.next();
  const glyphs = symbols.map((symbol) => {
    const size = Math.max(0.6, Math.min(1.3, 1 + sizes * random.normal()));
    return write(symbol, size, BASE + drift * random.normal(), random);
  });
  const places = drawPlaces(Math.max(0, ...glyphs.map(({ width }) => width)), random);
  const { pitch, before, after } = places;
  const count = before + Math.max(1, glyphs.length) + after;
  const edge = Math.ceil(0.3 * DIGIT);
  const width = Math.ceil(count * pitch) + 2 * edge;
  const ink: Raster = { width, height: PAPER, data: new Float32Array(PAPER * width) };
  const lefts = glyphs.map((glyph, i) => {
    const middle = edge + (before + i + 0.5 + 0.06 * random.normal()) * pitch;
    const left = Math.max(0, Math.min(width - glyph.width, Math.round(middle - glyph.width / 2)));
    for (let y = 0; y < PAPER; y++) {
      for (let x = 0; x < glyph.width; x++) {
        const at = y * width + left + x;
        ink.data[at] = Math.max(ink.data[at], glyph.data[y * glyph.width + x]);
      }
    }
    return left;
  });
  const print = remains(renderStrokes(rulesOf(places, count, edge), width, PAPER), ink, random);
  const { contrast } = places;
  const data = ink.data.map((dark, i) => Math.max(dark, contrast * print[i]));
  const wider = () => (random.next() < 0.5 ? pitch * random.next() : 0);
  const first = lefts[0] ?? edge;
  const last = lefts.length > 0 ? lefts[lefts.length - 1] + glyphs[glyphs.length - 1].width : width - edge;
  return {
    symbols: glyphs.map(({ symbol }) => symbol),
    ink: { ...ink, data },
    level: 1,
    left: Math.max(0, first - wider() * Math.min(1, before + 0.5)),
    right: Math.min(width, last + wider() * Math.min(1, after + 0.5)),
    ...heightOf(places, random),
  };
}

/** Share of lines whose boxes are taken for the height of the digits. */
const AS_HIGH_AS_BOXES = 0.15;

function heightOf({ top, bottom, form }: Places, random: Random): Pick<Line, 'top' | 'bottom' | 'digit'> {
  if (form === 'comb' || random.next() >= AS_HIGH_AS_BOXES)
    return { top: BASE - DIGIT, bottom: BASE, digit: DIGIT };
  return { top, bottom, digit: Math.min(bottom - top, 1.6 * DIGIT) };
}

function drawPlaces(widest: number, random: Random): Places {
  const form = FORMS[random.integer(FORMS.length)];
  const few = () => (random.next() < 0.3 ? 1 + random.integer(3) : 0);
  return {
    form,
    pitch: Math.max(DIGIT * (0.7 + 0.75 * random.next()), 0.95 * widest),
    before: few(),
    after: few(),
    top:
      form === 'comb'
        ? BASE - DIGIT * (0.15 + 0.6 * random.next())
        : BASE - DIGIT * (1.08 + 0.4 * random.next()),
    bottom: BASE + DIGIT * (0.02 + 0.35 * random.next()),
    thickness: 0.8 + 2 * random.next(),
    contrast: 0.15 + 0.75 * random.next(),
    dash: random.next() < DASHED ? 1.5 + 3 * random.next() : 0,
  };
}

/** Space between separate boxes, as a share of their distance. */
const APART = 0.16;

function rulesOf(
  { form, pitch, top, bottom, thickness, dash }: Places,
  count: number,
  left: number,
): Stroke[] {
  const right = left + count * pitch;
  const line = (x1: number, y1: number, x2: number, y2: number) => dashes([x1, y1, x2, y2], thickness, dash);
  if (form === 'separate boxes') {
    const boxes = Array.from({ length: count }, (_, i) => {
      const x = left + (i + APART / 2) * pitch;
      const end = x + (1 - APART) * pitch;
      return [
        line(x, top, end, top),
        line(x, bottom, end, bottom),
        line(x, top, x, bottom),
        line(end, top, end, bottom),
      ];
    });
    return boxes.flat(2);
  }
  const sides = Array.from({ length: count + 1 }, (_, i) =>
    line(left + i * pitch, top, left + i * pitch, bottom),
  );
  const across = form === 'boxes' ? [top, bottom] : [bottom];
  return [...sides, ...across.map((y) => line(left, y, right, y))].flat();
}

function dashes(ends: readonly [number, number, number, number], thickness: number, dash: number): Stroke[] {
  const [x1, y1, x2, y2] = ends;
  const length = Math.hypot(x2 - x1, y2 - y1);
  const count = dash === 0 ? 1 : Math.max(1, Math.round(length / (2 * dash)));
  const at = (share: number) => [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
  const widths = Float64Array.of(thickness, thickness);
  return Array.from({ length: count }, (_, i) => {
    const to = dash === 0 ? 1 : (i + 0.5) / count;
    return { points: Float64Array.from([...at(i / count), ...at(to)]), widths };
  });
}

/** Shares of lines all of whose print is left, and of which spots are; of the others, it is what is near ink. */
const WHOLE = 0.4;
const SPOTS = 0.35;

/** What the reader leaves of the print. */
function remains(print: Raster, ink: Raster, random: Random): Float32Array {
  const { width, height, data } = print;
  const kind = random.next();
  if (kind < WHOLE) return data;
  if (kind >= WHOLE + SPOTS) {
    const reach = 1 + random.integer(5);
    return data.map((dark, i) => (isNearInk(ink, i % width, Math.floor(i / width), reach) ? dark : 0));
  }
  const side = 3 + random.integer(7);
  const kept = 0.1 + 0.6 * random.next();
  const across = Math.ceil(width / side);
  const cells = Array.from({ length: across * Math.ceil(height / side) }, () => random.next() < kept);
  return data.map((dark, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return cells[Math.floor(y / side) * across + Math.floor(x / side)] ? dark : 0;
  });
}

/** True if there is ink in the square around a pixel, of which only its corners and edges' middles are looked at. */
function isNearInk({ width, height, data }: Raster, x: number, y: number, reach: number): boolean {
  for (let v = -reach; v <= reach; v += reach) {
    for (let u = -reach; u <= reach; u += reach) {
      const [a, b] = [x + u, y + v];
      if (a >= 0 && b >= 0 && a < width && b < height && data[b * width + a] > 0.3) return true;
    }
  }
  return false;
}
