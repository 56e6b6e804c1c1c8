import type { EvaluationSet } from '../judgeSet.ts';
import { base64 } from './base64.ts';
import { escapeHtml } from './html.ts';
import { greyPng } from './png.ts';

const SIDE = 28;

/** A digit of a set as an `img` that carries its own picture, black on white. */
export function digitPicture(
  { images, rows }: Pick<EvaluationSet, 'images' | 'rows'>,
  row: number,
  alt: string,
): string {
  const at = rows.indexOf(row);
  const grey = images.subarray(at * SIDE * SIDE, (at + 1) * SIDE * SIDE).map((ink) => 255 - ink);
  return `<img width="84" height="84" alt="${escapeHtml(alt)}" src="data:image/png;base64,${base64(greyPng(grey, SIDE, SIDE))}">`;
}
