import { boundsOf, type Drawing, type Point, pointAt } from '../drawing.ts';

/** Shortest left leg, share of the height. */
const SHORTEST = 0.3;

/** True for a 4 whose left leg falls to the left from its beginning, so that it can be set upright. */
export function hasLeg(drawing: Drawing): boolean {
  if (drawing.length !== 2) return false;
  const { height } = boundsOf(drawing);
  const start = pointAt(drawing[0], 0);
  const corner = cornerOf(drawing);
  return corner.index > 0 && corner.y - start.y > SHORTEST * height && start.x > corner.x;
}

/**
 * Opens a 4 at the top: its left leg turns about the corner until its beginning is above the corner.
 * @param share of that turn; 0 leaves it unchanged, above 1 it leans to the left
 */
export function openFour(four: Drawing, { share }: { readonly share: number }): Drawing {
  const corner = cornerOf(four);
  const start = pointAt(four[0], 0);
  const shift = share * (start.x - corner.x);
  const leg = four[0].slice();
  for (let i = 0; i < corner.index; i++) {
    const rise = (corner.y - leg[2 * i + 1]) / (corner.y - start.y);
    leg[2 * i] -= shift * Math.max(0, rise);
  }
  return [leg, ...four.slice(1)];
}

/** The leftmost point of the first stroke, where the leg meets the cross-bar. */
function cornerOf([line]: Drawing): Point & { readonly index: number } {
  let index = 0;
  for (let i = 0; i < line.length / 2; i++) if (line[2 * i] < line[2 * index]) index = i;
  return { ...pointAt(line, index), index };
}
