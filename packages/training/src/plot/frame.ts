import { escapeXml } from '@cifra/core/base/xml.ts';
import type { Axis } from './axis.ts';

/** The size of a plot and the space around its axes, SVG units. */
export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** An axis with the text of its ticks and its label. */
export type LabelledAxis = Axis & { readonly label: string; readonly format: (value: number) => string };

/** The grid, ticks and labels of a plot. */
export function drawFrame(frame: Frame, across: LabelledAxis, up: LabelledAxis): string[] {
  const { width, height, left, right, top, bottom } = frame;
  return [
    ...up.ticks.map((tick) => gridLine(frame, up.place(tick), up.format(tick))),
    ...across.ticks.map((tick) => acrossTick(frame, across.place(tick), across.format(tick))),
    `<text x="${(left + width - right) / 2}" y="${height - 6}" text-anchor="middle">${escapeXml(across.label)}</text>`,
    `<text transform="translate(13 ${(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle">${escapeXml(up.label)}</text>`,
  ];
}

function gridLine({ left, right, width }: Frame, y: number, text: string): string {
  return (
    `<line class="grid" x1="${left}" x2="${width - right}" y1="${y}" y2="${y}"/>` +
    `<text x="${left - 6}" y="${y + 4}" text-anchor="end">${escapeXml(text)}</text>`
  );
}

function acrossTick({ height, bottom }: Frame, x: number, text: string): string {
  const base = height - bottom;
  return (
    `<line class="axis" x1="${x}" x2="${x}" y1="${base}" y2="${base + 4}"/>` +
    `<text x="${x}" y="${base + 17}" text-anchor="middle">${escapeXml(text)}</text>`
  );
}

/** The points of a line, for `<polyline>`. */
export function placesOf(
  points: readonly (readonly [x: number, y: number])[],
  across: Axis,
  up: Axis,
): string {
  return points.map(([x, y]) => `${across.place(x)},${up.place(y)}`).join(' ');
}
