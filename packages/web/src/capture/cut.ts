/**
 * A part of a photograph: first the photograph is turned, then the part is cut out. The sides are
 * shares of the turned photograph.
 */
export type Cut = {
  /** Quarter turns clockwise. */
  readonly turns: 0 | 1 | 2 | 3;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};
export type Side = Exclude<keyof Cut, 'turns'>;

export const WHOLE: Cut = { turns: 0, left: 0, top: 0, right: 1, bottom: 1 };

/** The smallest part, as a share of the photograph. */
export const SMALLEST = 0.05;

type Size = { readonly width: number; readonly height: number };

/** Turns the photograph by a quarter clockwise; the part stays on the same paper. */
export function turned({ turns, left, top, right, bottom }: Cut): Cut {
  return {
    turns: ((turns + 1) % 4) as Cut['turns'],
    left: 1 - bottom,
    top: left,
    right: 1 - top,
    bottom: right,
  };
}

/** Moves a side; it stays inside the photograph and away from the opposite side. */
export function withSide(cut: Cut, side: Side, to: number): Cut {
  const [least, most] = {
    left: [0, cut.right - SMALLEST],
    top: [0, cut.bottom - SMALLEST],
    right: [cut.left + SMALLEST, 1],
    bottom: [cut.top + SMALLEST, 1],
  }[side];
  return { ...cut, [side]: Math.min(most, Math.max(least, to)) };
}

/** Returns the part between two corners, which are shares of the turned photograph. */
export function between(
  turns: Cut['turns'],
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): Cut {
  const inside = (share: number) => Math.min(1, Math.max(0, share));
  const [left, right] = [a.x, b.x].map(inside).toSorted((p, q) => p - q);
  const [top, bottom] = [a.y, b.y].map(inside).toSorted((p, q) => p - q);
  return { turns, left, top, right, bottom };
}

/** True if a part is too small to be meant. */
export function isTiny({ left, top, right, bottom }: Cut): boolean {
  return right - left < SMALLEST || bottom - top < SMALLEST;
}

/** Returns the size of a turned picture. */
export function turnedSize({ width, height }: Size, turns: Cut['turns']): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width };
}
