import type { Random } from '@cifra/core/random/random.ts';
import type { Polyline } from './path.ts';

/** A writer's pen. Lengths are in digit heights. */
export type Pen = {
  readonly kind: 'ballpoint' | 'felt' | 'marker' | 'pencil' | 'nib' | 'chalk';
  /** Mean width of a line. */
  readonly width: number;
  /**
   * How much thinner a broad nib's line is along `angle` than across it, share in [0, 1]; 0 = a
   * round tip.
   */
  readonly edge: number;
  /** The nib's direction, radians clockwise from the x axis. */
  readonly angle: number;
  /** Variation of the width with pressure, share. */
  readonly pressure: number;
  /** Width at the ends of a stroke, share of the full width. */
  readonly taper: number;
  /** Roughness of the line's edge: change of the width from one point to the next, share. */
  readonly rough: number;
  /** Ink of a full line, in (0, 1]. */
  readonly darkness: number;
  /** Share of the ink that the paper's tooth removes, in [0, 1]. */
  readonly grain: number;
};

/** One movement of the pen: its path and the width of its line. The caller chooses the unit. */
export type Stroke = {
  /** [n, 2] */
  readonly points: Polyline;
  /** Width of the line at each point, [n] */
  readonly widths: Float64Array;
};

/** Defaults of a kind of pen: a round tip with even ink. */
const PLAIN = { edge: 0, darkness: 1, grain: 0 };

type Kind = Omit<Pen, 'kind' | 'angle' | 'width' | keyof typeof PLAIN> &
  Partial<typeof PLAIN> & {
    /** Share of writers on paper. */
    readonly share: number;
    /** Narrowest and widest. */
    readonly width: readonly [number, number];
  };

const KINDS: Record<Pen['kind'], Kind> = {
  ballpoint: { share: 0.3, width: [0.055, 0.13], pressure: 0.12, taper: 0.8, rough: 0.03 },
  felt: { share: 0.3, width: [0.1, 0.19], pressure: 0.12, taper: 0.9, rough: 0.06 },
  marker: { share: 0.15, width: [0.17, 0.27], pressure: 0.08, taper: 0.95, rough: 0.1, edge: 0.15 },
  pencil: {
    share: 0.15,
    width: [0.06, 0.14],
    pressure: 0.25,
    taper: 0.6,
    rough: 0.06,
    darkness: 0.8,
    grain: 0.35,
  },
  nib: { share: 0.1, width: [0.08, 0.18], pressure: 0.2, taper: 0.6, rough: 0.04, edge: 0.5 },
  chalk: {
    share: 0,
    width: [0.09, 0.2],
    pressure: 0.25,
    taper: 0.85,
    rough: 0.18,
    darkness: 0.9,
    grain: 0.6,
  },
};

/** Draws a pen for writing on paper. */
export function drawPen(rng: Random): Pen {
  return penOf(drawKind(rng.next()), rng);
}

/** Draws a pen of one kind. */
export function penOf(kind: Pen['kind'], rng: Random): Pen {
  const { share: _, width, ...rest } = KINDS[kind];
  return {
    ...PLAIN,
    ...rest,
    kind,
    width: width[0] + (width[1] - width[0]) * rng.next(),
    angle: -Math.PI / 4 + 0.3 * rng.normal(),
  };
}

function drawKind(u: number): Pen['kind'] {
  let left = u;
  for (const kind of Object.keys(KINDS) as Pen['kind'][]) {
    left -= KINDS[kind].share;
    if (left < 0) return kind;
  }
  return 'ballpoint';
}

/** The stroke that `pen` leaves along `points` (digit heights). */
export function trace(points: Polyline, pen: Pen, rng: Random): Stroke {
  const n = points.length / 2;
  const widths = new Float64Array(n);
  const phase = 2 * Math.PI * rng.next();
  const swings = 3 + 5 * rng.next();
  for (let i = 0; i < n; i++) {
    const before = 2 * Math.max(0, i - 1);
    const after = 2 * Math.min(n - 1, i + 1);
    const direction = Math.atan2(points[after + 1] - points[before + 1], points[after] - points[before]);
    const across = Math.abs(Math.sin(direction - pen.angle));
    const pressed = 1 + pen.pressure * Math.sin(phase + (swings * i) / n);
    const ragged = 1 + pen.rough * rng.normal();
    widths[i] = pen.width * (1 - pen.edge * (1 - across)) * pressed * ragged * endShare(i, n, pen.taper);
  }
  return { points, widths };
}

/** `taper` at both ends, rising to 1 within a few points. */
function endShare(i: number, n: number, taper: number): number {
  const fromEnd = Math.min(i, n - 1 - i) / 4;
  return fromEnd >= 1 ? 1 : taper + (1 - taper) * fromEnd;
}
