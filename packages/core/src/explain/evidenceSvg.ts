import { DIGIT_SIDE, type DigitImage } from '../base/types.ts';
import { escapeXml } from '../base/xml.ts';
import type { EvidenceMap } from './evidence.ts';
import { INK_LIGHT, MARK_COLOURS, MARK_WIDTH, type Mark, marksOf } from './marks.ts';
import { rasterPaths } from './rasterSvg.ts';

/** Draws a map of evidence over its digit, as the content of an SVG of 28×28 units. */
export function evidenceShapes(image: DigitImage, map: EvidenceMap): string {
  const ink = rasterPaths({ width: DIGIT_SIDE, height: DIGIT_SIDE, data: image }, INK_LIGHT);
  return ink + marksOf(map).map(markShape).join('');
}

/** Draws a map of evidence over its digit as a standalone SVG; `words` are its text alternative. */
export function evidenceSvg(image: DigitImage, map: EvidenceMap, words: string): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${DIGIT_SIDE} ${DIGIT_SIDE}" role="img">`;
  return `${head}<title>${escapeXml(words)}</title><rect width="${DIGIT_SIDE}" height="${DIGIT_SIDE}" fill="#fff"/>${evidenceShapes(image, map)}</svg>`;
}

/** Draws one mark: a cross or a bar. */
export function markShape({ sign, x, y, size }: Mark): string {
  const half = (size / 2).toFixed(2);
  const length = size.toFixed(2);
  const across = `M${(x - size / 2).toFixed(2)} ${y}h${length}`;
  const down = sign === '+' ? `M${x} ${(y - Number(half)).toFixed(2)}v${length}` : '';
  return `<path stroke="rgb(${MARK_COLOURS[sign]})" stroke-width="${MARK_WIDTH}" d="${across}${down}"/>`;
}
