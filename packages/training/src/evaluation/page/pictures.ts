import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { escapeXml } from '@cifra/core/base/xml.ts';
import type { EvidenceMap } from '@cifra/core/explain/evidence.ts';
import { evidenceShapes } from '@cifra/core/explain/evidenceSvg.ts';
import type { Mistake } from '../metrics/mistakes.ts';
import type { EvaluationSet } from '../report/evaluateSet.ts';
import { inkOf } from '../robustness/subjects.ts';
import { base64 } from './base64.ts';
import { greyPng } from './png.ts';

type Pictured = Pick<EvaluationSet, 'images' | 'rows'>;

/** A digit of a set as an `img` with an embedded picture, black on white. */
export function digitPicture(pictured: Pictured, row: number, alt: string): string {
  return `<img width="84" height="84" alt="${escapeXml(alt)}" ${sourceOf(pictured, row)}>`;
}

/** The same for a misread digit, with an attribute by which the web page finds it. */
export function mistakePicture(
  pictured: Pictured,
  { row, label, predicted }: Pick<Mistake, 'row' | 'label' | 'predicted'>,
  alt: string,
): string {
  return `<img width="84" height="84" alt="${escapeXml(alt)}" data-mistake="${row} ${label} ${predicted}" ${sourceOf(pictured, row)}>`;
}

function sourceOf({ images, rows }: Pictured, row: number): string {
  const at = rows.indexOf(row);
  const grey = images
    .subarray(at * DIGIT_SIDE * DIGIT_SIDE, (at + 1) * DIGIT_SIDE * DIGIT_SIDE)
    .map((ink) => 255 - ink);
  return `src="data:image/png;base64,${base64(greyPng(grey, DIGIT_SIDE, DIGIT_SIDE))}"`;
}

/** A digit with its map of evidence drawn over it, as an SVG: + and − are distinct without colour. */
export function evidencePicture(
  { images, rows }: Pictured,
  row: number,
  map: EvidenceMap,
  words: string,
): string {
  const shapes = evidenceShapes(inkOf(images, rows.indexOf(row)), map);
  return (
    `<svg class="evidence" viewBox="0 0 ${DIGIT_SIDE} ${DIGIT_SIDE}" width="84" height="84" role="img" aria-label="${escapeXml(words)}">` +
    `<rect width="${DIGIT_SIDE}" height="${DIGIT_SIDE}" fill="#fff"/>${shapes}</svg>`
  );
}
