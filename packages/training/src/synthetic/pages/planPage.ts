import type { Random } from '@cifra/core/random/random.ts';
import { type Capture, type CaptureKind, drawCapture } from './capture/capture.ts';
import { drawLight, EVEN, type Light } from './capture/light.ts';
import {
  drawCaptureKind,
  drawGroundName,
  drawLayoutName,
  GROUNDS,
  type GroundName,
  LAYOUTS,
  type LayoutName,
  type Side,
} from './families.ts';
import { boundsOfPoints } from './geometry/quad.ts';
import { type Bend, createView, type Pose, type View } from './geometry/view.ts';
import type { Ground } from './grounds/grounds.ts';
import { finger, pencil, ringHoles, spiral, staple, type Thing } from './grounds/objects.ts';
import type { PageMaterial } from './material.ts';
import type { Layout } from './scene.ts';

export type PlanOptions = {
  readonly side: Side;
  /** Families and device to use instead of drawn ones. */
  readonly layout?: LayoutName;
  readonly ground?: GroundName;
  readonly capture?: CaptureKind;
  /** Resolution of a scan, dots per inch. Default: drawn. */
  readonly dpi?: number;
  /**
   * Smallest and largest height of the digits, pixels, drawn with equal frequency in each octave. Default: what the
   * device's resolution makes of them.
   */
  readonly writing?: readonly [number, number];
};

/** Everything about a page before it is rendered; only data and pure functions. */
export type PagePlan = {
  readonly families: {
    readonly layout: LayoutName;
    readonly ground: GroundName;
    readonly capture: CaptureKind;
  };
  /** Size of the picture, pixels. */
  readonly width: number;
  readonly height: number;
  readonly view: View;
  readonly layout: Layout;
  /** What shows through from the other side, mirrored; null: nothing. */
  readonly back: { readonly layout: Layout; readonly strength: number } | null;
  readonly ground: Ground | null;
  readonly things: readonly Thing[];
  readonly light: Light;
  readonly capture: Capture;
  /** Roughness of the paper, of full light, and the seed of its fibres. */
  readonly paper: { readonly rough: number; readonly seed: number; readonly shadow: number };
};

/** Pixels; nothing larger is composed (A4 at 600 dpi with some ground around it). */
const LARGEST = 50e6;
/** Scanners' resolutions, by frequency. */
const DPI = [75, 100, 150, 200, 200, 200, 300, 300, 300, 400, 600];
/** Millimetres per inch. */
const INCH = 25.4;
const RIGHT_ANGLE = Math.PI / 2;

/** Draws a page: layout, ground, light and device. */
export function planPage(random: Random, material: PageMaterial, options: PlanOptions): PagePlan {
  const capture = options.capture ?? drawCaptureKind(random.split('device'));
  const layoutName = options.layout ?? drawLayoutName(options.side, random.split('layout family'));
  const groundName = options.ground ?? drawGroundName(options.side, capture, random.split('ground family'));
  const layout = LAYOUTS[layoutName].draw(random.split('layout'), material);
  const isPhoto = capture === 'camera' || capture === 'old phone';
  const { draw: drawGround } = GROUNDS[groundName];
  const hasGround = drawGround !== null;
  const own = random.split('page');
  const scale = drawScale(layout, capture, options, own.split('scale'));
  const pose = drawPose(layout, { scale, isPhoto, isIcon: layoutName === 'icon' }, own.split('pose'));
  const placed = framePicture(layout, pose, hasGround, isPhoto, own.split('frame'));
  return {
    families: { layout: layoutName, ground: groundName, capture },
    ...placed,
    layout,
    back: drawBack(random.split('back'), material, options.side, layoutName),
    ground: drawGround ? drawGround(random.split('ground')) : null,
    things: layoutName === 'icon' ? [] : drawThings(layout, isPhoto, random.split('things')),
    light: isPhoto ? drawLight(random.split('light')) : EVEN,
    capture: drawCapture(capture, random.split('capture')),
    paper: {
      rough: capture === 'clean' ? 0 : 0.01 + 0.05 * own.next() ** 2,
      seed: own.integer(2 ** 30),
      shadow: hasGround && capture !== 'clean' ? 0.1 + 0.5 * own.next() : 0,
    },
  };
}

/** Pixels per mm. */
function drawScale(
  layout: Layout,
  capture: CaptureKind,
  { dpi, writing }: PlanOptions,
  random: Random,
): number {
  const scale = writing
    ? (writing[0] * (writing[1] / writing[0]) ** random.next()) / layout.writing
    : deviceScale(layout, capture, dpi, random);
  const area = layout.width * layout.height * scale ** 2;
  // Ground around the sheet adds up to half.
  return Math.min(scale, scale * Math.sqrt(LARGEST / 2 / area));
}

function deviceScale(layout: Layout, capture: CaptureKind, dpi: number | undefined, random: Random): number {
  const longer = Math.max(layout.width, layout.height);
  if (dpi) return dpi / INCH;
  switch (capture) {
    case 'fax':
      return 204 / INCH;
    case 'scan':
      return DPI[random.integer(DPI.length)] / INCH;
    case 'clean':
      return Math.max(28, 60 * (1 + 20 * random.next() ** 2)) / longer;
    case 'camera':
      return (1000 + 2600 * random.next() ** 2) / longer;
    case 'old phone':
      return (400 + 500 * random.next()) / longer;
  }
}

/** Largest angle between the camera's direction and the sheet's upright, radians: 30°. */
const STEEPEST = Math.PI / 6;

function drawPose(
  { width, height }: Layout,
  { scale, isPhoto, isIcon }: { scale: number; isPhoto: boolean; isIcon: boolean },
  random: Random,
): Pose {
  const quarter = random.next() < 0.1 && !isIcon ? RIGHT_ANGLE * (1 + random.integer(3)) : 0;
  const lean = isPhoto ? 0.08 * random.normal() : 0.012 * random.normal();
  const tilt = isPhoto ? STEEPEST * random.next() ** 2 : 0;
  const towards = 2 * Math.PI * random.next();
  const diagonal = Math.hypot(width, height);
  return {
    middle: { x: width / 2, y: height / 2 },
    at: { x: 0, y: 0 },
    scale,
    turn: quarter + (isIcon ? 0 : lean),
    tilt: { x: tilt * Math.cos(towards), y: tilt * Math.sin(towards) },
    distance: diagonal * (1.3 + 2 * random.next()),
    bend: isPhoto && random.next() < 0.6 ? drawBends(diagonal, random) : [],
  };
}

function drawBends(diagonal: number, random: Random): Bend[] {
  return Array.from({ length: 2 }, () => {
    const length = diagonal * (0.4 + 1.2 * random.next());
    const amplitude = 0.012 * length * random.next();
    const towards = 2 * Math.PI * random.next();
    return {
      amplitude: { x: amplitude * Math.cos(towards), y: amplitude * Math.sin(towards) },
      length,
      angle: Math.PI * random.next(),
      phase: 2 * Math.PI * random.next(),
    };
  });
}

/** Chooses the part of the plane that the picture shows: the sheet, or some ground around it too. */
function framePicture(
  { width, height }: Layout,
  pose: Pose,
  hasGround: boolean,
  isPhoto: boolean,
  random: Random,
): { view: View; width: number; height: number } {
  const view = createView(pose);
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ].map(([x, y]) => view.toPicture(x, y));
  const box = boundsOfPoints(corners);
  const most = isPhoto ? 0.35 : 0.15;
  const [left, right, top, bottom] = Array.from({ length: 4 }, () => {
    // Sometimes the picture cuts the sheet off at a side.
    const share = most * random.next() ** 1.5 * (random.next() < 0.1 ? -0.3 : 1);
    return hasGround ? share : 0;
  });
  const at = { x: left * box.width - box.x, y: top * box.height - box.y };
  return {
    view: createView({ ...pose, at }),
    width: Math.max(16, Math.round(box.width * (1 + left + right))),
    height: Math.max(16, Math.round(box.height * (1 + top + bottom))),
  };
}

/** Share of pages with writing or print on the other side that can be seen. */
const SHOWS_THROUGH = 0.12;

function drawBack(random: Random, material: PageMaterial, side: Side, front: LayoutName): PagePlan['back'] {
  if (front === 'icon' || random.next() >= SHOWS_THROUGH) return null;
  const layout = LAYOUTS[drawLayoutName(side, random)].draw(random.split('layout'), material);
  return { layout, strength: 0.06 + 0.2 * random.next() };
}

function drawThings(layout: Layout, isPhoto: boolean, random: Random): Thing[] {
  const behind = 0.1 + 0.8 * random.next() ** 2;
  const isLarge = Math.min(layout.width, layout.height) > 80;
  const things: Thing[] = [];
  if (isLarge && random.next() < 0.12) things.push(...ringHoles(layout, random, [behind, behind, behind]));
  else if (isLarge && random.next() < 0.08) things.push(...spiral(layout, random));
  if (isLarge && random.next() < 0.06) things.push(...staple(layout, random));
  if (isPhoto && random.next() < 0.12) things.push(...finger(layout, random));
  if (isPhoto && random.next() < 0.05) things.push(...pencil(layout, random));
  return things;
}
