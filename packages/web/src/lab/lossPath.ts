/** Size of the chart, its own units. */
export const CHART = { width: 320, height: 120 } as const;

/** Maximum number of points in a chart. */
const CORNERS = 80;

/**
 * Returns the losses of a run as a line: means of equal parts of the completed steps. The width of
 * the chart is the whole run; its height is from 0 to the highest mean.
 * @returns the `points` of an SVG polyline
 */
export function lossPoints(losses: readonly number[], steps: number): string {
  const each = Math.max(1, Math.ceil(steps / CORNERS));
  const means: number[] = [];
  for (let at = 0; at < losses.length; at += each) {
    const part = losses.slice(at, at + each);
    means.push(part.reduce((a, b) => a + b) / part.length);
  }
  const highest = Math.max(...means, Number.MIN_VALUE);
  const across = (i: number) =>
    (CHART.width * Math.min(losses.length, (i + 0.5) * each)) / Math.max(1, steps);
  return means
    .map((mean, i) => `${across(i).toFixed(1)},${(CHART.height * (1 - mean / highest)).toFixed(1)}`)
    .join(' ');
}
