import { escapeXml } from '@cifra/core/base/xml.ts';
import { type Axis, linearAxis } from './axis.ts';
import { drawFrame, placesOf } from './frame.ts';
import { tickText } from './shortNumber.ts';

/**
 * The kinds differ by shape, not only by colour: `line` is solid, `dashed` has hollow rings,
 * `guide` is thin, `bars` start at the axis, and `points` are unconnected rings for unordered
 * values.
 */
export type Series = {
  readonly label: string;
  readonly look: 'line' | 'dashed' | 'guide' | 'bars' | 'points';
  /** Rings at the points. */
  readonly marked?: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
};

export type Plot = {
  readonly id: string;
  readonly title: string;
  /** The content of the picture as text. */
  readonly words: string;
  readonly x: { readonly label: string; readonly range?: readonly [number, number] };
  readonly y: { readonly label: string; readonly range?: readonly [number, number] };
  readonly series: readonly Series[];
  /** Formats the numbers at the axes. */
  readonly format?: (value: number) => string;
};

/** SVG units; the picture shrinks to the screen, and at 360 px its letters are still 11 px high. */
const SIZE = { width: 400, height: 280, left: 58, right: 12, top: 12, bottom: 44 };

/**
 * An SVG with title and text alternative, and its legend in HTML below, so that long labels wrap.
 */
export function plot({ id, title, words, x, y, series, format = tickText }: Plot): string {
  const all = series.flatMap(({ points }) => points);
  const { width, height, left, right, top, bottom } = SIZE;
  const across = linearAxis(x.range ?? extent(all.map(([value]) => value)), left, width - right);
  const up = linearAxis(y.range ?? extent(all.map(([, value]) => value)), height - bottom, top);
  return [
    `<figure><svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-words">`,
    `<title id="${id}-title">${escapeXml(title)}</title><desc id="${id}-words">${escapeXml(words)}</desc>`,
    ...drawFrame(SIZE, { ...across, label: x.label, format }, { ...up, label: y.label, format }),
    ...series.map((each) => drawSeries(each, across, up)),
    '</svg>',
    `<figcaption><b>${escapeXml(title)}.</b> ${escapeXml(words)}${key(series)}</figcaption></figure>`,
  ].join('\n');
}

function extent(values: readonly number[]): [number, number] {
  return [values.reduce((a, b) => Math.min(a, b), 0), values.reduce((a, b) => Math.max(a, b), 0)];
}

function drawSeries({ look, marked, points }: Series, x: Axis, y: Axis): string {
  if (look === 'bars') return points.map(([at, value]) => bar(x.place(at), y.place(value))).join('');
  const line = look === 'points' ? '' : `<polyline class="${look}" points="${placesOf(points, x, y)}"/>`;
  if (!marked && look !== 'points') return line;
  const rings = points.map(
    ([a, b]) => `<circle class="${look}" cx="${x.place(a)}" cy="${y.place(b)}" r="3"/>`,
  );
  return line + rings.join('');
}

function bar(x: number, y: number): string {
  const base = SIZE.height - SIZE.bottom;
  return `<rect class="bar" x="${x - 3}" y="${y}" width="6" height="${Math.max(0, base - y)}"/>`;
}

function key(series: readonly Series[]): string {
  const lines = series.filter(({ look }) => look !== 'bars');
  if (lines.length < 2) return '';
  const entries = lines.map(
    ({ label, look, marked }) =>
      `<li><svg viewBox="0 0 30 10" aria-hidden="true">` +
      `${look === 'points' ? '' : `<polyline class="${look}" points="0,5 30,5"/>`}` +
      `${marked || look === 'points' ? `<circle class="${look}" cx="15" cy="5" r="3"/>` : ''}</svg> ${escapeXml(label)}</li>`,
  );
  return `<ul class="key">${entries.join('')}</ul>`;
}
