/** A digit as pen strokes: corner points in a box one unit wide and high, y downwards. */
export type Shape = readonly (readonly (readonly [x: number, y: number])[])[];

/** Plain schoolbook shapes without curves that could be read as another digit. */
export const SHAPES: Readonly<Record<number, Shape>> = {
  0: [round(0.5, 0.5, 0.33, 0.5, -90, 270)],
  1: [
    [
      [0.3, 0.25],
      [0.55, 0],
      [0.55, 1],
    ],
  ],
  2: [[...round(0.5, 0.28, 0.33, 0.28, -170, 45), [0.15, 1], [0.88, 1]]],
  3: [[...round(0.45, 0.25, 0.33, 0.25, -150, 85), ...round(0.45, 0.74, 0.37, 0.26, -85, 150)]],
  4: [
    [
      [0.6, 0],
      [0.1, 0.65],
      [0.95, 0.65],
    ],
    [
      [0.7, 0.35],
      [0.7, 1],
    ],
  ],
  5: [[[0.85, 0], [0.25, 0], [0.2, 0.42], ...round(0.45, 0.68, 0.4, 0.32, -110, 140)]],
  6: [[[0.7, 0], [0.35, 0.3], ...round(0.5, 0.7, 0.33, 0.3, 180, -180)]],
  7: [
    [
      [0.1, 0.02],
      [0.9, 0.02],
      [0.4, 1],
    ],
  ],
  8: [[...round(0.5, 0.25, 0.27, 0.25, 90, -270), ...round(0.5, 0.75, 0.33, 0.25, -90, 270)]],
  9: [[...round(0.48, 0.3, 0.32, 0.3, 0, -360), [0.8, 0.35], [0.7, 1]]],
};

/** Points on an ellipse, between two angles in degrees, clockwise on the page for rising angles. */
function round(
  x: number,
  y: number,
  across: number,
  down: number,
  from: number,
  to: number,
): [x: number, y: number][] {
  const count = Math.ceil(Math.abs(to - from) / 15);
  return Array.from({ length: count + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / count) * Math.PI) / 180;
    return [x + across * Math.cos(angle), y + down * Math.sin(angle)];
  });
}
