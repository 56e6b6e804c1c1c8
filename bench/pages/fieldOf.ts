import type { Box, Picture } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { ComposedPage, PageLine } from '@cifra/training/synthetic/pages/composePage.ts';
import { boundsOfPoints } from '@cifra/training/synthetic/pages/geometry/quad.ts';

/** A picture and the lines on it, without those of which it shows only a part. */
export type LabelledPage = Pick<ComposedPage, 'picture' | 'lines'> & { readonly cut?: readonly PageLine[] };

/** Paper around the number, in heights of its digits. */
const MARGIN = [0.8, 1.6] as const;
/** A line may reach this far out of the picture and be whole, in heights of its digits. */
const SLACK = 0.05;

/** Cuts the field with one number out of a page, as a person or a form's template would; null without one. */
export function fieldOf({ picture, lines }: LabelledPage, random: Random): LabelledPage | null {
  const numbers = lines.filter(({ kind, text }) => kind === 'number' && /\d/.test(text));
  if (numbers.length === 0) return null;
  const line = numbers[random.integer(numbers.length)];
  const own = boundsOfPoints(line.quad);
  const margin = line.height * (MARGIN[0] + (MARGIN[1] - MARGIN[0]) * random.next());
  const { width, height } = picture;
  const left = Math.max(0, Math.floor(own.x - margin));
  const top = Math.max(0, Math.floor(own.y - margin));
  const right = Math.min(width, Math.ceil(own.x + own.width + margin));
  const bottom = Math.min(height, Math.ceil(own.y + own.height + margin));
  const window = { x: left, y: top, width: right - left, height: bottom - top };
  const isWhole = ({ quad, height: digit }: PageLine) => isInside(quad, window, SLACK * digit);
  return {
    picture: cropped(picture, window),
    lines: lines.filter(isWhole).map((each) => moved(each, window)),
    cut: lines.filter((each) => !isWhole(each)).map((each) => moved(each, window)),
  };
}

function cropped({ width, channels, data }: Picture, window: Box): Picture {
  const cut = new Uint8Array(window.width * window.height * channels);
  for (let y = 0; y < window.height; y++) {
    const from = ((window.y + y) * width + window.x) * channels;
    cut.set(data.subarray(from, from + window.width * channels), y * window.width * channels);
  }
  return { width: window.width, height: window.height, channels, data: cut };
}

function isInside(quad: PageLine['quad'], window: Box, slack: number): boolean {
  const { x, y, width, height } = boundsOfPoints(quad);
  const [right, bottom] = [window.x + window.width, window.y + window.height];
  return (
    x >= window.x - slack &&
    y >= window.y - slack &&
    x + width <= right + slack &&
    y + height <= bottom + slack
  );
}

function moved(line: PageLine, { x, y }: Box): PageLine {
  const [a, b, c, d] = line.quad.map((point) => ({ x: point.x - x, y: point.y - y }));
  return { ...line, quad: [a, b, c, d] };
}
