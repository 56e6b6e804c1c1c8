import { CELL, LINE_KINDS } from '@cifra/core/model/pageClasses.ts';
import type { Point } from '../ink/drawing.ts';
import type { ComposedPage, PageLine } from './composePage.ts';
import { boundsOfPoints } from './geometry/quad.ts';

/** Where the lines of a page are, cell by cell: what a network learns to find. [height / 4, width / 4] */
export type LineFields = {
  /** 1 on the middle line of a core region, falling to 0 at its upper and lower edge. */
  readonly centre: Float32Array;
  /** Height of the core region, pixels; 0 where there is none. */
  readonly height: Float32Array;
  /** Cosine and sine of the writing direction; 0, 0 where there is none. */
  readonly cos: Float32Array;
  readonly sin: Float32Array;
  /** 1 + the index of the line's kind in `LINE_KINDS`; 0 where there is none. */
  readonly kind: Uint8Array;
};

/** Draws the fields of the lines; where two overlap, a cell belongs to the one with the nearer middle. */
export function lineFields({ lines, picture }: Pick<ComposedPage, 'lines' | 'picture'>): LineFields {
  const across = Math.ceil(picture.width / CELL);
  const down = Math.ceil(picture.height / CELL);
  const plane = () => new Float32Array(across * down);
  const fields = {
    centre: plane(),
    height: plane(),
    cos: plane(),
    sin: plane(),
    kind: new Uint8Array(across * down),
  };
  for (const line of lines) drawLine(fields, line, across, down);
  return fields;
}

function drawLine(fields: LineFields, line: PageLine, across: number, down: number): void {
  const { x, y, width, height } = boundsOfPoints(line.quad);
  const shareAt = sharesOf(line);
  const right = Math.min(across - 1, Math.floor((x + width) / CELL));
  const bottom = Math.min(down - 1, Math.floor((y + height) / CELL));
  for (let row = Math.max(0, Math.floor(y / CELL)); row <= bottom; row++) {
    for (let column = Math.max(0, Math.floor(x / CELL)); column <= right; column++) {
      const { along, over } = shareAt({ x: CELL * (column + 0.5), y: CELL * (row + 0.5) });
      const centre = 1 - Math.abs(2 * over - 1);
      const i = row * across + column;
      if (along < 0 || along > 1 || centre <= fields.centre[i]) continue;
      fields.centre[i] = centre;
      fields.height[i] = line.height;
      fields.cos[i] = Math.cos(line.direction);
      fields.sin[i] = Math.sin(line.direction);
      fields.kind[i] = 1 + LINE_KINDS.indexOf(line.kind);
    }
  }
}

/**
 * The position of a point in a line's core: 0 to 1 from its start to its end, and from its upper to its
 * lower edge. The core counts as a parallelogram: it is much smaller than the page, so that perspective
 * does not show.
 */
function sharesOf({ quad: [a, b, c, d] }: PageLine): (point: Point) => { along: number; over: number } {
  const run = { x: (b.x - a.x + c.x - d.x) / 2, y: (b.y - a.y + c.y - d.y) / 2 };
  const fall = { x: (d.x - a.x + c.x - b.x) / 2, y: (d.y - a.y + c.y - b.y) / 2 };
  const area = run.x * fall.y - run.y * fall.x;
  return ({ x, y }) => {
    const [dx, dy] = [x - a.x, y - a.y];
    return { along: (dx * fall.y - dy * fall.x) / area, over: (run.x * dy - run.y * dx) / area };
  };
}
