import type { Point } from '../../ink/drawing.ts';

/** Where a sheet of paper is in front of the camera or on the scanner. */
export type Pose = {
  /** The sheet's middle, mm from its top left corner. */
  readonly middle: Point;
  /** Position of that middle in the picture, pixels. */
  readonly at: Point;
  /** Pixels per mm at the middle. */
  readonly scale: number;
  /** Rotation in the plane of the picture, radians clockwise. */
  readonly turn: number;
  /** Rotation of the sheet about the picture's axes, radians: a camera that looks from the side. */
  readonly tilt: Point;
  /** Distance of the camera, mm. */
  readonly distance: number;
  /** Waves of the paper. */
  readonly bend: readonly Bend[];
};

/** A wave of the sheet: everything moves by `amplitude` × sin(2π (x cos + y sin) / length + phase). */
export type Bend = {
  /** mm, to the right and down. */
  readonly amplitude: Point;
  /** mm from crest to crest; much longer than the amplitude. */
  readonly length: number;
  /** Direction across the crests, radians. */
  readonly angle: number;
  readonly phase: number;
};

/** The map between a sheet (mm) and a picture (pixels; the first pixel covers [0, 1]). */
export type View = {
  toPicture(x: number, y: number): Point;
  toSheet(x: number, y: number): Point;
  /** Pixels per mm near a point of the sheet. */
  scaleAt(x: number, y: number): number;
};

/** Nearly exact, because waves are long. */
const INVERSE_STEPS = 3;

export function createView(pose: Pose): View {
  const forward = homography(pose);
  const backward = inverse(forward);
  const waves = pose.bend.map(waveOf);
  const toPicture = (x: number, y: number) => {
    const moved = bent(x, y, waves);
    return mapped(forward, moved.x, moved.y);
  };
  return {
    toPicture,
    toSheet(x, y) {
      const flat = mapped(backward, x, y);
      if (waves.length === 0) return flat;
      let guess = flat;
      for (let i = 0; i < INVERSE_STEPS; i++) {
        const moved = bent(guess.x, guess.y, waves);
        guess = { x: guess.x + flat.x - moved.x, y: guess.y + flat.y - moved.y };
      }
      return guess;
    },
    scaleAt(x, y) {
      const here = mapped(forward, x, y);
      const right = mapped(forward, x + 1, y);
      const below = mapped(forward, x, y + 1);
      const area = (right.x - here.x) * (below.y - here.y) - (right.y - here.y) * (below.x - here.x);
      return Math.sqrt(Math.abs(area));
    },
  };
}

type Matrix = readonly [number, number, number, number, number, number, number, number, number];

/** The pinhole camera's view of the plane (Hartley, Zisserman, Multiple View Geometry, 2003, 8.1.1). */
function homography({ middle, at, scale, turn, tilt, distance }: Pose): Matrix {
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const [cx, sx] = [Math.cos(tilt.x), Math.sin(tilt.x)];
  const [cy, sy] = [Math.cos(tilt.y), Math.sin(tilt.y)];
  // Rows of Ry(tilt.y) · Rx(tilt.x) · Rz(turn), for points with z = 0.
  const right = [cy * c + sy * sx * s, -cy * s + sy * sx * c];
  const down = [cx * s, cx * c];
  const away = [-sy * c + cy * sx * s, sy * s + cy * sx * c].map((value) => value / distance);
  const row = (axis: readonly number[], origin: number) => {
    const x = scale * axis[0] + origin * away[0];
    const y = scale * axis[1] + origin * away[1];
    return [x, y, origin - x * middle.x - y * middle.y];
  };
  const [a, b, tx] = row(right, at.x);
  const [d, e, ty] = row(down, at.y);
  const w = 1 - away[0] * middle.x - away[1] * middle.y;
  return [a, b, tx, d, e, ty, away[0], away[1], w];
}

function mapped([a, b, c, d, e, f, g, h, i]: Matrix, x: number, y: number): Point {
  const w = g * x + h * y + i;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}

function inverse([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}

/** A wave with its frequency along each axis, radians per mm. */
type Wave = { readonly amplitude: Point; readonly x: number; readonly y: number; readonly phase: number };

function waveOf({ amplitude, length, angle, phase }: Bend): Wave {
  const frequency = (2 * Math.PI) / length;
  return { amplitude, x: frequency * Math.cos(angle), y: frequency * Math.sin(angle), phase };
}

function bent(x: number, y: number, waves: readonly Wave[]): Point {
  let [dx, dy] = [0, 0];
  for (const { amplitude, x: u, y: v, phase } of waves) {
    const wave = Math.sin(x * u + y * v + phase);
    dx += amplitude.x * wave;
    dy += amplitude.y * wave;
  }
  return { x: x + dx, y: y + dy };
}
