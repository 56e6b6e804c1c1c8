import { escapeXml } from '@cifra/core/base/xml.ts';
import { type Axis, linearAxis, logAxis } from './axis.ts';
import { drawFrame, type Frame, placesOf } from './frame.ts';

/** A line of a chart, identified by dash and label in addition to colour. */
export type Series = {
  readonly label: string;
  /** Selects colour and dash: see `chartStyle`. */
  readonly look: 'a' | 'b' | 'faint';
  readonly points: readonly (readonly [x: number, y: number])[];
};

export type Panel = {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly scale: 'linear' | 'log';
  readonly series: readonly Series[];
  readonly format: (y: number) => string;
};

export const PANEL: Frame = { width: 640, height: 220, left: 64, right: 16, top: 44, bottom: 40 };

/** Readable on white and on black: the text takes the user's colour scheme. */
export const chartStyle = `
  text { font: 12px system-ui, sans-serif } .paper { fill: #fff }
  text { fill: #1c1c1c } .title { font-size: 14px; font-weight: 600 }
  .axis { stroke: #767676 } .grid { stroke: #e2e2e2 }
  polyline, .key { fill: none; stroke-width: 2; stroke-linejoin: round }
  .a { stroke: #0b5cad } .b { stroke: #b3400a; stroke-dasharray: 6 4 } .faint { stroke: #8a8a8a; stroke-width: 1 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #161616 } text { fill: #ececec } .axis { stroke: #9a9a9a } .grid { stroke: #383838 }
    .a { stroke: #7db8f5 } .b { stroke: #f5a06a } .faint { stroke: #8a8a8a }
  }`;

/** One panel as an SVG group with its top left corner at (0, `offset`). */
export function drawPanel({ title, xLabel, yLabel, scale, series, format }: Panel, offset: number): string {
  const shown = series.map((line) => ({ ...line, points: line.points.filter((p) => isDrawable(p, scale)) }));
  const all = shown.flatMap(({ points }) => points);
  const { width, height, left, right, top, bottom } = PANEL;
  const across = linearAxis([0, highest(all.map(([x]) => x))], left, width - right);
  const values = all.map(([, y]) => y);
  const range = [scale === 'log' ? lowest(values) : 0, highest(values)] as const;
  const up = (scale === 'log' ? logAxis : linearAxis)(range, height - bottom, top);
  return [
    `<g transform="translate(0 ${offset})">`,
    `<text class="title" x="${left}" y="18">${escapeXml(title)}</text>`,
    ...drawFrame(PANEL, { ...across, label: xLabel, format: shortNumber }, { ...up, label: yLabel, format }),
    ...shown.map((line) => drawLine(line, across, up)),
    legend(shown),
    '</g>',
  ].join('\n');
}

/** At most four significant digits, no trailing zeros. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function highest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), 0) || 1;
}

function lowest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), highest(values));
}

function isDrawable([x, y]: readonly [number, number], scale: Panel['scale']): boolean {
  return Number.isFinite(x) && Number.isFinite(y) && (scale === 'linear' || y > 0);
}

function drawLine({ points, look }: Series, across: Axis, up: Axis): string {
  if (points.length === 1) {
    const [[x, y]] = points;
    return `<circle class="${look}" cx="${across.place(x)}" cy="${up.place(y)}" r="2.5" fill="none"/>`;
  }
  return `<polyline class="${look}" points="${placesOf(points, across, up)}"/>`;
}

/** A sample of each line with its label, under the title. */
function legend(series: readonly Series[]): string {
  let x = PANEL.left;
  return series
    .map(({ label, look }) => {
      const entry =
        `<line class="key ${look}" x1="${x}" x2="${x + 24}" y1="32" y2="32"/>` +
        `<text x="${x + 30}" y="36">${escapeXml(label)}</text>`;
      x += 48 + 6.6 * label.length;
      return entry;
    })
    .join('');
}
