import { escapeXml } from '@cifra/core/xml.ts';

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

export const PANEL = { width: 640, height: 220, left: 64, right: 16, top: 44, bottom: 40 };

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
  const x = axis(
    all.map(([value]) => value),
    'linear',
    PANEL.left,
    PANEL.width - PANEL.right,
  );
  const y = axis(
    all.map(([, value]) => value),
    scale,
    PANEL.height - PANEL.bottom,
    PANEL.top,
  );
  const middle = (PANEL.top + PANEL.height - PANEL.bottom) / 2;
  return [
    `<g transform="translate(0 ${offset})">`,
    `<text class="title" x="${PANEL.left}" y="18">${escapeXml(title)}</text>`,
    ...y.ticks.map((tick) => yTick(y.place(tick), format(tick))),
    ...x.ticks.map((tick) => xTick(x.place(tick), shortNumber(tick))),
    `<text x="${(PANEL.left + PANEL.width - PANEL.right) / 2}" y="${PANEL.height - 6}" text-anchor="middle">${escapeXml(xLabel)}</text>`,
    `<text transform="translate(14 ${middle}) rotate(-90)" text-anchor="middle">${escapeXml(yLabel)}</text>`,
    ...shown.map((line) => drawLine(line, x.place, y.place)),
    legend(shown),
    '</g>',
  ].join('\n');
}

/** At most four significant digits, no trailing zeros. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(4)));
}

type Axis = { readonly place: (value: number) => number; readonly ticks: readonly number[] };

function axis(values: readonly number[], scale: Panel['scale'], from: number, to: number): Axis {
  const [low, high] = range(values, scale);
  const bend = scale === 'log' ? Math.log : (value: number) => value;
  const place = (value: number) =>
    from + ((bend(value) - bend(low)) / (bend(high) - bend(low))) * (to - from);
  return {
    place: (value) => Math.round(place(value) * 10) / 10,
    ticks: scale === 'log' ? logTicks(low, high) : linearTicks(high),
  };
}

/**
 * The range is never empty, so that a single point can be drawn; a linear axis runs from 0 to a round number.
 */
function range(values: readonly number[], scale: Panel['scale']): [number, number] {
  const high = values.reduce((a, b) => Math.max(a, b), 0) || 1;
  if (scale === 'linear') return [0, Math.ceil(high / tickStep(high) - 1e-9) * tickStep(high)];
  const low = values.reduce((a, b) => Math.min(a, b), high);
  return [low / 1.15, high * 1.15];
}

/** 1, 2 or 5 times a power of ten: about five to `high`. */
function tickStep(high: number): number {
  const power = 10 ** Math.floor(Math.log10(high / 5));
  return power * ([1, 2, 5].find((m) => m * power >= high / 5) ?? 10);
}

function linearTicks(high: number): number[] {
  const step = tickStep(high);
  return Array.from({ length: Math.round(high / step) + 1 }, (_, i) => i * step);
}

/** 1, 2, 5 of each decade; for wide ranges, only the powers of ten. */
function logTicks(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const steps = last - first > 3 ? [1] : [1, 2, 5];
  const decades = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
  return decades
    .flatMap((decade) => steps.map((m) => m * decade))
    .filter((tick) => tick >= low && tick <= high);
}

function isDrawable([x, y]: readonly [number, number], scale: Panel['scale']): boolean {
  return Number.isFinite(x) && Number.isFinite(y) && (scale === 'linear' || y > 0);
}

function drawLine({ points, look }: Series, x: Axis['place'], y: Axis['place']): string {
  if (points.length === 1) {
    const [[px, py]] = points;
    return `<circle class="${look}" cx="${x(px)}" cy="${y(py)}" r="2.5" fill="none"/>`;
  }
  return `<polyline class="${look}" points="${points.map(([px, py]) => `${x(px)},${y(py)}`).join(' ')}"/>`;
}

function yTick(y: number, text: string): string {
  return (
    `<line class="grid" x1="${PANEL.left}" x2="${PANEL.width - PANEL.right}" y1="${y}" y2="${y}"/>` +
    `<text x="${PANEL.left - 6}" y="${y + 4}" text-anchor="end">${escapeXml(text)}</text>`
  );
}

function xTick(x: number, text: string): string {
  const bottom = PANEL.height - PANEL.bottom;
  return (
    `<line class="axis" x1="${x}" x2="${x}" y1="${bottom}" y2="${bottom + 4}"/>` +
    `<text x="${x}" y="${bottom + 17}" text-anchor="middle">${text}</text>`
  );
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
