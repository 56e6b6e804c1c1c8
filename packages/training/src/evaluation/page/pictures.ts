import type { EvidenceMap } from '@cifra/core/explain/evidence.ts';
import { evidenceShapes } from '@cifra/core/explain/evidenceSvg.ts';
import { escapeHtml } from '../../plot/html.ts';
import type { EvaluationSet } from '../report/judgeSet.ts';
import { inkOf } from '../robustness/subjects.ts';
import { base64 } from './base64.ts';
import { greyPng } from './png.ts';

const SIDE = 28;

type Pictured = Pick<EvaluationSet, 'images' | 'rows'>;

/** A digit of a set as an `img` with an embedded picture, black on white. */
export function digitPicture({ images, rows }: Pictured, row: number, alt: string): string {
  const at = rows.indexOf(row);
  const grey = images.subarray(at * SIDE * SIDE, (at + 1) * SIDE * SIDE).map((ink) => 255 - ink);
  return `<img width="84" height="84" alt="${escapeHtml(alt)}" src="data:image/png;base64,${base64(greyPng(grey, SIDE, SIDE))}">`;
}

/** The same digit under its map of evidence, as an SVG whose marks do not depend on colour. */
export function evidencePicture(
  { images, rows }: Pictured,
  row: number,
  map: EvidenceMap,
  words: string,
): string {
  const shapes = evidenceShapes(inkOf(images, rows.indexOf(row)), map);
  return (
    `<svg class="evidence" viewBox="0 0 ${SIDE} ${SIDE}" width="84" height="84" role="img" aria-label="${escapeHtml(words)}">` +
    `<rect width="${SIDE}" height="${SIDE}" fill="#fff"/>${shapes}</svg>`
  );
}
