import type { Random } from '@cifra/core/random/random.ts';
import { cloud, hashAt, smoothNoise } from '../render/hashNoise.ts';
import { mapColour, type Rgb } from '../scene.ts';

/** Writes the colour of a point (mm) of what a sheet lies on. */
export type Ground = (x: number, y: number, out: Float32Array) => void;

/** Draws a ground at random. */
export type DrawGround = (random: Random) => Ground;

function mix(out: Float32Array, dark: Rgb, light: Rgb, share: number): void {
  for (let i = 0; i < 3; i++) out[i] = dark[i] + share * (light[i] - dark[i]);
}

/** A colour somewhat lighter or darker, with a slight cast. */
function jittered(colour: Rgb, random: Random, by = 0.06): Rgb {
  const level = by * random.normal();
  return mapColour(colour, (value) => Math.min(1, Math.max(0, value + level + 0.3 * by * random.normal())));
}

function one<T>(all: readonly T[], random: Random): T {
  return all[random.integer(all.length)];
}

/** The inside of a scanner: even, with a little dust. */
export function lid(levels: readonly [number, number]): DrawGround {
  return (random) => {
    const level = levels[0] + (levels[1] - levels[0]) * random.next();
    const seed = random.integer(2 ** 31);
    return (x, y, out) => out.fill(level + 0.03 * (smoothNoise(x / 40, y / 40, seed) - 0.5));
  };
}

const WOODS: readonly [Rgb, Rgb][] = [
  [
    [0.28, 0.17, 0.1],
    [0.42, 0.28, 0.17],
  ],
  [
    [0.55, 0.38, 0.22],
    [0.72, 0.54, 0.34],
  ],
  [
    [0.68, 0.52, 0.36],
    [0.84, 0.7, 0.52],
  ],
  [
    [0.2, 0.13, 0.09],
    [0.3, 0.2, 0.13],
  ],
  [
    [0.52, 0.49, 0.45],
    [0.68, 0.65, 0.6],
  ],
];

/** Grain along one direction, and the joints of planks. */
export const wood: DrawGround = (random) => {
  const [dark, light] = one(WOODS, random).map((colour) => jittered(colour, random)) as [Rgb, Rgb];
  const angle = random.next() < 0.5 ? 0 : Math.PI / 2 + 0.1 * random.normal();
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const plank = 60 + 120 * random.next();
  const seed = random.integer(2 ** 30);
  return (x, y, out) => {
    const along = c * x + s * y;
    const across = c * y - s * x + 3 * smoothNoise(along / 60, 0, seed + 9);
    const board = Math.floor(across / plank);
    const rings = smoothNoise(along / 90, across / 2.5, seed + board);
    const fine = smoothNoise(along / 12, across / 0.5, seed + 5 + board);
    const joint = across - board * plank < 0.6 ? 0.5 : 1;
    mix(out, dark, light, joint * (0.65 * rings + 0.35 * fine));
  };
};

const DESKS: readonly Rgb[] = [
  [0.85, 0.85, 0.84],
  [0.6, 0.6, 0.6],
  [0.35, 0.36, 0.38],
  [0.12, 0.12, 0.13],
  [0.25, 0.35, 0.5],
  [0.7, 0.65, 0.55],
  [0.45, 0.2, 0.18],
];

/** A table of one colour. */
export const plainDesk: DrawGround = (random) => {
  const colour = jittered(one(DESKS, random), random, 0.08);
  const seed = random.integer(2 ** 30);
  const rough = 0.02 + 0.1 * random.next();
  return (x, y, out) => {
    const level = rough * (cloud(x / 6, y / 6, seed, 3) - 0.5);
    for (let i = 0; i < 3; i++) out[i] = colour[i] + level;
  };
};

/** Clouds of many colours: anything that is neither paper nor a desk. */
export const colouredClouds: DrawGround = (random) => {
  const seed = random.integer(2 ** 30);
  const size = 8 + 60 * random.next();
  const stretch = 1 + 3 * random.next();
  const strength = 0.4 + 1.1 * random.next();
  return (x, y, out) => {
    const [u, v] = [(x + 0.5 * y) / size, (y - 0.5 * x) / size / stretch];
    for (let i = 0; i < 3; i++) out[i] = 0.45 + strength * (cloud(u, v, seed + 31 * i, 5) - 0.5);
  };
};

/** A green or blue mat with a grid of pale lines. */
export const cuttingMat: DrawGround = (random) => {
  const colour = jittered(
    one<Rgb>(
      [
        [0.1, 0.35, 0.28],
        [0.12, 0.25, 0.4],
        [0.2, 0.2, 0.22],
      ],
      random,
    ),
    random,
  );
  const pale: Rgb = [0.75, 0.8, 0.6];
  return (x, y, out) => {
    const near = Math.min(Math.abs(x - 10 * Math.round(x / 10)), Math.abs(y - 10 * Math.round(y / 10)));
    mix(out, colour, pale, near < 0.15 ? 0.6 : 0);
  };
};

/** Other sheets of paper under the sheet, with their edges and lines of grey text. */
export const otherSheets: DrawGround = (random) => {
  const sheets = Array.from({ length: 3 }, () => ({
    x: 150 * random.normal(),
    y: 150 * random.normal(),
    angle: 0.4 * random.normal(),
    tone: 0.8 + 0.2 * random.next(),
    pitch: 4 + 5 * random.next(),
  }));
  const desk = plainDesk(random);
  const seed = random.integer(2 ** 30);
  return (x, y, out) => {
    desk(x, y, out);
    for (const { x: left, y: top, angle, tone, pitch } of sheets) {
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const u = c * (x - left) + s * (y - top);
      const v = c * (y - top) - s * (x - left);
      if (u < -150 || u > 150 || v < -150 || v > 150) continue;
      const line = v / pitch - Math.floor(v / pitch);
      const isText =
        Math.abs(u) < 120 && line < 0.4 && smoothNoise(u / 0.8, Math.floor(v / pitch) * 7.3, seed) > 0.5;
      out.fill(isText ? 0.45 * tone : tone);
    }
  };
};

/** Held out: pale stone with dark veins. */
export const marble: DrawGround = (random) => {
  const seed = random.integer(2 ** 30);
  const light = jittered([0.85, 0.85, 0.86], random);
  return (x, y, out) => {
    const vein = Math.abs(cloud(x / 60, y / 60, seed, 4) - 0.5);
    mix(out, [0.55, 0.56, 0.6], light, Math.min(1, 0.3 + 12 * vein));
  };
};

/** Held out: woven threads in two colours. */
export const cloth: DrawGround = (random) => {
  const [warp, two] = [jittered([0.3, 0.32, 0.45], random, 0.15), jittered([0.65, 0.6, 0.5], random, 0.15)];
  const pitch = 0.8 + 2 * random.next();
  const seed = random.integer(2 ** 30);
  return (x, y, out) => {
    const [i, j] = [Math.floor(x / pitch), Math.floor(y / pitch)];
    const isUp = (i + j) % 2 === 0;
    const t = isUp ? x / pitch - i : y / pitch - j;
    mix(out, warp, two, (isUp ? 0.7 : 0.2) + 0.3 * Math.sin(Math.PI * t) * hashAt(i, j, seed));
  };
};
