import type { Random } from '@cifra/core/random/random.ts';
import { type Capture, drawCapture } from '@cifra/training/synthetic/pages/capture/capture.ts';
import { drawLight, EVEN } from '@cifra/training/synthetic/pages/capture/light.ts';
import { GROUNDS } from '@cifra/training/synthetic/pages/families.ts';
import { boundsOfPoints } from '@cifra/training/synthetic/pages/geometry/quad.ts';
import { type Bend, createView, type Pose } from '@cifra/training/synthetic/pages/geometry/view.ts';
import type { Ground } from '@cifra/training/synthetic/pages/grounds/grounds.ts';
import { finger, pencil } from '@cifra/training/synthetic/pages/grounds/objects.ts';
import type { PagePlan } from '@cifra/training/synthetic/pages/planPage.ts';
import type { Layout } from '@cifra/training/synthetic/pages/scene.ts';
import { missingCorner, stain } from './damage.ts';

export const SOURCES = ['scanner', 'fax', 'phone'] as const;
/** How filled pages become pictures. */
export type Source = (typeof SOURCES)[number];

/** Millimetres per inch. */
const INCH = 25.4;
const DEGREE = Math.PI / 180;

/** Resolutions of scanners, by frequency, dots per inch. */
const DPI = [150, 200, 200, 300, 300];
const FAX_DPI = 204;
/** Longer side of a sheet in photographs, pixels: half to twice that of A4 at 200 dpi. */
const PHONE = [1170, 4600] as const;

/** Plans the picture of a sheet. */
export function planSource(layout: Layout, source: Source, random: Random): PagePlan {
  const isPhoto = source === 'phone';
  const ground = groundOf(source, random.split('ground'));
  const placed = placeOf(layout, source, random.split('place'));
  const own = random.split('page');
  const damages = isPhoto ? damagesOf(layout, ground, random.split('damage')) : { stains: [], things: [] };
  return {
    families: {
      layout: 'form',
      ground: 'none',
      capture: source === 'phone' ? 'camera' : source === 'fax' ? 'fax' : 'scan',
    },
    ...placed,
    layout: { ...layout, elements: [...layout.elements, ...damages.stains] },
    back: null,
    ground,
    things: damages.things,
    light: isPhoto ? drawLight(random.split('light')) : EVEN,
    capture: captureOf(source, random.split('capture')),
    paper: {
      rough: 0.01 + 0.04 * own.next() ** 2,
      seed: own.integer(2 ** 30),
      shadow: isPhoto ? 0.1 + 0.5 * own.next() : 0,
    },
  };
}

function groundOf(source: Source, random: Random): Ground {
  const names =
    source === 'phone'
      ? (['wood', 'plain desk', 'coloured clouds', 'other sheets', 'marble', 'cloth'] as const)
      : (['white lid', 'white lid', 'grey lid', 'black lid'] as const);
  return GROUNDS[names[random.integer(names.length)]].draw(random);
}

function captureOf(source: Source, random: Random): Capture {
  switch (source) {
    case 'scanner':
      return drawCapture('scan', random);
    case 'fax':
      return drawCapture('fax', random);
    case 'phone':
      return drawCapture(random.next() < 0.85 ? 'camera' : 'old phone', random);
  }
}

type Place = Pick<PagePlan, 'view' | 'width' | 'height'>;

function placeOf(layout: Layout, source: Source, random: Random): Place {
  const { width, height } = layout;
  const diagonal = Math.hypot(width, height);
  const pose: Pose = {
    middle: { x: width / 2, y: height / 2 },
    at: { x: 0, y: 0 },
    scale: scaleOf(layout, source, random.split('scale')),
    turn: (source === 'phone' ? 15 : 2) * DEGREE * (2 * random.next() - 1),
    tilt: source === 'phone' ? tiltOf(random) : { x: 0, y: 0 },
    distance: diagonal * (1.3 + 2 * random.next()),
    bend: source === 'phone' && random.next() < 0.6 ? bendsOf(diagonal, random) : [],
  };
  return framed(layout, pose, source, random.split('frame'));
}

/** Pixels per mm. */
function scaleOf({ width, height }: Layout, source: Source, random: Random): number {
  if (source === 'scanner') return DPI[random.integer(DPI.length)] / INCH;
  if (source === 'fax') return FAX_DPI / INCH;
  return (PHONE[0] * (PHONE[1] / PHONE[0]) ** random.next()) / Math.max(width, height);
}

/** A camera that looks from the side, by up to 25°. */
function tiltOf(random: Random): Pose['tilt'] {
  const tilt = 25 * DEGREE * random.next() ** 1.5;
  const towards = 2 * Math.PI * random.next();
  return { x: tilt * Math.cos(towards), y: tilt * Math.sin(towards) };
}

function bendsOf(diagonal: number, random: Random): Bend[] {
  return Array.from({ length: 2 }, () => {
    const length = diagonal * (0.5 + random.next());
    const amplitude = 0.01 * length * random.next();
    const towards = 2 * Math.PI * random.next();
    return {
      amplitude: { x: amplitude * Math.cos(towards), y: amplitude * Math.sin(towards) },
      length,
      angle: Math.PI * random.next(),
      phase: 2 * Math.PI * random.next(),
    };
  });
}

/** Ground around a sheet in a photograph, share of its size, and share of sides that the picture cuts off. */
const AROUND = { most: 0.15, cut: 0.06, deepest: 0.04 };
/** Shift of a sheet on a scanner, mm. */
const SHIFT = 3;

/** Chooses the part of the plane that the picture shows. A scanner's is as large as the sheet. */
function framed({ width, height }: Layout, pose: Pose, source: Source, random: Random): Place {
  if (source !== 'phone') {
    const [wide, tall] = [Math.round(width * pose.scale), Math.round(height * pose.scale)];
    const shift = () => SHIFT * pose.scale * (2 * random.next() - 1);
    const at = { x: wide / 2 + shift(), y: tall / 2 + shift() };
    return { view: createView({ ...pose, at }), width: wide, height: tall };
  }
  const view = createView(pose);
  const box = boundsOfPoints(
    [
      [0, 0],
      [width, 0],
      [width, height],
      [0, height],
    ].map(([x, y]) => view.toPicture(x, y)),
  );
  const [left, right, top, bottom] = Array.from({ length: 4 }, () =>
    random.next() < AROUND.cut ? -AROUND.deepest * random.next() : AROUND.most * random.next(),
  );
  const at = { x: left * box.width - box.x, y: top * box.height - box.y };
  return {
    view: createView({ ...pose, at }),
    width: Math.round(box.width * (1 + left + right)),
    height: Math.round(box.height * (1 + top + bottom)),
  };
}

/** Shares of photographs with each. */
const DAMAGES = { finger: 0.1, pencil: 0.04, corner: 0.08, stain: 0.08 };

function damagesOf(layout: Layout, ground: Ground, random: Random) {
  const has = (what: keyof typeof DAMAGES) => random.next() < DAMAGES[what];
  return {
    stains: has('stain') ? [stain(layout, random.split('stain'))] : [],
    things: [
      ...(has('finger') ? finger(layout, random.split('finger')) : []),
      ...(has('pencil') ? pencil(layout, random.split('pencil')) : []),
      ...(has('corner') ? [missingCorner(layout, ground, random.split('corner'))] : []),
    ],
  };
}
