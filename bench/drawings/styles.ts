/** A point of a style: the digit is 100 high, x to the right, y down from its top. */
export type Point = readonly [x: number, y: number];

/** One way to write a symbol: strokes in order, each a list of points. A doubled point is a corner. */
export type Style = { readonly symbol: string; readonly name: string; readonly strokes: readonly Point[][] };

/** Writes symbols in styles of its own: `styles` of a digit, and one of each mark. */
export type Hand = readonly Style[];

/**
 * Parses styles: one line each, `symbol name: x,y x,y | x,y x,y`. A bar separates two strokes.
 */
export function stylesIn(lines: string): Style[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [, symbol, name, points] = /^\s*(\S) ([^:]*): (.*)$/.exec(line) as RegExpExecArray;
      return { symbol, name, strokes: points.split(' | ').map(strokeIn) };
    });
}

function strokeIn(points: string): Point[] {
  return points.split(' ').map((point) => point.split(',').map(Number) as unknown as Point);
}
