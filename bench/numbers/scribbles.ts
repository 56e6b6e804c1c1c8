/**
 * Scribbles and doodles not used in training: each is one formula or a list of points, unlike the
 * pens and writers of training pictures. Each crosses itself often or has parts that digits do not
 * have.
 */
import type { Random } from '@cifra/core/random/random.ts';

type Point = readonly [x: number, y: number];
/** Pen strokes in the unit square, y downwards. */
type Lines = Point[][];

const DRAW = { rosette, walk, star, net, cloud, spirals, heart, house, face, fishbone } as const;

export type Scribble = keyof typeof DRAW;
export const SCRIBBLES = Object.keys(DRAW) as Scribble[];

/** Points of a scribble's strokes in the unit square. */
export function drawScribble(kind: Scribble, random: Random): Lines {
  return DRAW[kind](random);
}

/** `count` points of a curve, its parameter from 0 to 1. */
function curve(count: number, at: (t: number) => Point): Point[] {
  return Array.from({ length: count }, (_, i) => at(i / (count - 1)));
}

/** A wheel rolling inside a wheel (hypotrochoid). */
function rosette(random: Random): Lines {
  const leaves = 4 + random.integer(5) + 0.5;
  const depth = 0.35 + 0.3 * random.next();
  const turn = 2 * Math.PI * 4;
  return [
    curve(400, (t) => {
      const r = 0.5 * (1 - depth + depth * Math.cos(leaves * t * turn));
      return [0.5 + r * Math.cos(t * turn), 0.5 + r * Math.sin(t * turn)];
    }),
  ];
}

/** A wandering pen: its heading changes gradually, and the edges push it back. */
function walk(random: Random): Lines {
  let [x, y, heading, bend] = [0.5, 0.5, 2 * Math.PI * random.next(), 0];
  return [
    curve(500, () => {
      bend = 0.9 * bend + 0.12 * random.normal();
      const home = Math.atan2(0.5 - y, 0.5 - x);
      const away = Math.hypot(0.5 - x, 0.5 - y);
      heading += bend + 0.5 * away * Math.sin(home - heading);
      x = Math.min(1, Math.max(0, x + 0.03 * Math.cos(heading)));
      y = Math.min(1, Math.max(0, y + 0.03 * Math.sin(heading)));
      return [x, y];
    }),
  ];
}

/** Strokes through one centre. */
function star(random: Random): Lines {
  const rays = 4 + random.integer(4);
  return Array.from({ length: rays }, (_, i) => {
    const angle = (Math.PI * (i + 0.5 * random.next())) / rays;
    const [dx, dy] = [0.5 * Math.cos(angle), 0.5 * Math.sin(angle)];
    return [
      [0.5 - dx, 0.5 - dy],
      [0.5 + dx + 0.04 * random.normal(), 0.5 + dy + 0.04 * random.normal()],
    ];
  });
}

/** Two crossing families of waves. */
function net(random: Random): Lines {
  const meshes = 3 + random.integer(3);
  const swing = 0.02 + 0.05 * random.next();
  const strand = (i: number) => (t: number) => (i + 0.5) / meshes + swing * Math.sin(9 * t + i);
  const strands = Array.from({ length: meshes }, (_, i) => strand(i));
  return [
    ...strands.map((at) => curve(40, (t): Point => [t, at(t)])),
    ...strands.map((at) => curve(40, (t): Point => [at(t), t])),
  ];
}

/** A ring of arcs with strokes in it. */
function cloud(random: Random): Lines {
  const bows = 7 + random.integer(4);
  const ring = curve(200, (t): Point => {
    const r = 0.38 + 0.12 * Math.abs(Math.sin(Math.PI * bows * t));
    return [0.5 + r * Math.cos(2 * Math.PI * t), 0.5 + 0.8 * r * Math.sin(2 * Math.PI * t)];
  });
  const rain = [0.3, 0.5, 0.7].map((x): Point[] => [
    [x, 0.4 + 0.1 * random.next()],
    [x - 0.06, 0.55 + 0.1 * random.next()],
  ]);
  return [ring, ...rain];
}

/** Two joined spirals, wound in opposite directions. */
function spirals(random: Random): Lines {
  const turns = 2.5 + 1.5 * random.next();
  const snail = (middle: number, sign: number) =>
    curve(120, (t): Point => {
      const angle = sign * 2 * Math.PI * turns * t;
      const r = 0.25 * (1 - t);
      return [middle + r * Math.cos(angle), 0.5 + 1.6 * r * Math.sin(angle)];
    });
  return [[...snail(0.25, 1).reverse(), ...snail(0.75, -1)]];
}

/** A heart with an arrow through it. */
function heart(random: Random): Lines {
  const tilt = 0.1 * random.normal();
  const shape = curve(80, (t): Point => {
    const a = 2 * Math.PI * t;
    const y = 13 * Math.cos(a) - 5 * Math.cos(2 * a) - 2 * Math.cos(3 * a) - Math.cos(4 * a);
    return [0.5 + (16 * Math.sin(a) ** 3) / 40, 0.45 - y / 40];
  });
  const arrow: Lines = [
    [
      [0, 0.7 + tilt],
      [1, 0.25 - tilt],
    ],
    [
      [0.88, 0.2 - tilt],
      [1, 0.25 - tilt],
      [0.95, 0.37 - tilt],
    ],
  ];
  return [shape, ...arrow];
}

/** Walls, a roof, a door, a window. */
function house(random: Random): Lines {
  const eaves = 0.35 + 0.15 * random.next();
  const door = 0.2 + 0.1 * random.next();
  const box = (x: number, y: number, width: number, height: number): Point[] => [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ];
  const roof: Point[] = [
    [0, eaves],
    [0.5, 0],
    [1, eaves],
  ];
  return [box(0.08, eaves, 0.84, 1 - eaves), roof, box(door, 0.65, 0.18, 0.35), box(0.6, 0.6, 0.2, 0.18)];
}

/** Eyes, nose and mouth in a ring. */
function face(random: Random): Lines {
  const circle = (x: number, y: number, r: number) =>
    curve(40, (t): Point => [x + r * Math.cos(6.6 * t), y + r * Math.sin(6.6 * t)]);
  const smile = 0.25 * (random.next() - 0.3);
  const mouth = curve(20, (t): Point => [0.28 + 0.44 * t, 0.68 + smile * Math.sin(Math.PI * t)]);
  const nose: Point[] = [
    [0.5, 0.45],
    [0.46, 0.56],
    [0.53, 0.57],
  ];
  return [circle(0.5, 0.5, 0.48), circle(0.34, 0.38, 0.05), circle(0.66, 0.38, 0.05), nose, mouth];
}

/** A spine with ribs on both sides. */
function fishbone(random: Random): Lines {
  const ribs = 4 + random.integer(4);
  const lean = 0.1 * random.next();
  const spine: Point[] = [
    [0, 0.5 + 0.05 * random.normal()],
    [1, 0.5],
  ];
  const rib = (i: number): Point[] => {
    const x = (i + 1) / (ribs + 1);
    return [
      [x - lean, 0.15 + 0.1 * random.next()],
      [x, 0.5],
      [x - lean, 0.85 - 0.1 * random.next()],
    ];
  };
  return [spine, ...Array.from({ length: ribs }, (_, i) => rib(i))];
}
