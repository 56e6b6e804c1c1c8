import type { Polygon } from './outline.ts';

/**
 * Returns an outline as the `d` of an SVG path, rounded by quadratic curves through the midpoints
 * of its sides.
 */
export function svgPath(polygon: Polygon): string {
  if (polygon.length < 3) return '';
  const last = polygon[polygon.length - 1];
  const start = middle(last, polygon[0]);
  const curves = polygon.map((corner, i) => {
    const end = middle(corner, polygon[(i + 1) % polygon.length]);
    return `Q${place(corner)} ${place(end)}`;
  });
  return `M${place(start)}${curves.join('')}Z`;
}

function middle(a: Polygon[number], b: Polygon[number]): Polygon[number] {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

function place([x, y]: Polygon[number]): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
