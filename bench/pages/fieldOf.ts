import type { Box, Picture } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { ComposedPage, PageLine } from '@cifra/training/synthetic/pages/composePage.ts';
import { boundsOfPoints } from '@cifra/training/synthetic/pages/geometry/quad.ts';

/** A picture and the lines on it. */
export type LabelledPage = Pick<ComposedPage, 'picture' | 'lines'>;

/** Paper around the number, in heights of its digits. */
const MARGIN = [0.8, 1.6] as const;

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
  return {
    picture: cropped(picture, window),
    lines: lines.filter(({ quad }) => isInside(middleOf(quad), window)).map((each) => moved(each, window)),
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

function middleOf(quad: PageLine['quad']) {
  const { x, y, width, height } = boundsOfPoints(quad);
  return { x: x + width / 2, y: y + height / 2 };
}

function isInside({ x, y }: { x: number; y: number }, box: Box): boolean {
  return x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;
}

function moved(line: PageLine, { x, y }: Box): PageLine {
  const [a, b, c, d] = line.quad.map((point) => ({ x: point.x - x, y: point.y - y }));
  return { ...line, quad: [a, b, c, d] };
}
