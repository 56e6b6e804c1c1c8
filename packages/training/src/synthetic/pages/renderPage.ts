import type { Box, Picture } from '@cifra/core/base/types.ts';
import { CELL } from '@cifra/core/model/pageClasses.ts';
import { reachOf } from './capture/blur.ts';
import { develop } from './capture/capture.ts';
import { JPEG_UNIT } from './capture/jpeg.ts';
import { shine } from './capture/light.ts';
import { boundsOfPoints, grown, overlaps, quadOf } from './geometry/quad.ts';
import type { View } from './geometry/view.ts';
import type { PagePlan } from './planPage.ts';
import { type Canvas, createCanvas, fillWith, hide, paint, tint } from './render/canvas.ts';
import { fillContours } from './render/fillContours.ts';
import { hashAt, smoothNoise } from './render/hashNoise.ts';
import { labelsOf } from './render/labels.ts';
import { paintItem, place } from './render/paintItem.ts';
import type { SheetPrint } from './render/sheetPrint.ts';
import type { Drawn, Item, Layout, Rgb, SheetLine } from './scene.ts';

/** A rendered window of a page. */
export type RenderedWindow = {
  readonly picture: Picture;
  /** Indices of `PAGE_CLASSES`, [⌈height / 4⌉, ⌈width / 4⌉]. */
  readonly labels: Uint8Array;
  /** Lines whose elements reach into the window, mm of the sheet. */
  readonly lines: readonly SheetLine[];
};

/** Side of the parts that a large picture is rendered in, pixels. */
const TILE = 512;

/** Renders a whole page, part by part: apart from the picture itself it needs a few MB. */
export function renderWhole(plan: PagePlan): RenderedWindow {
  const { width, height } = plan;
  const channels = plan.capture.isColour ? 3 : 1;
  const data = new Uint8Array(width * height * channels);
  const across = Math.ceil(width / CELL);
  const labels = new Uint8Array(across * Math.ceil(height / CELL));
  const lines = new Set<SheetLine>();
  const drawn = new Map<Layout['elements'][number], Drawn>();
  for (let y = 0; y < height; y += TILE) {
    for (let x = 0; x < width; x += TILE) {
      const window = { x, y, width: Math.min(TILE, width - x), height: Math.min(TILE, height - y) };
      const part = renderWindow(plan, window, drawn);
      copyRows(part.picture.data, data, window, width, channels);
      copyRows(part.labels, labels, cellsOf(window), across, 1);
      for (const line of part.lines) lines.add(line);
    }
  }
  return { picture: { width, height, channels, data }, labels, lines: [...lines] };
}

function cellsOf({ x, y, width, height }: Box): Box {
  return { x: x / CELL, y: y / CELL, width: Math.ceil(width / CELL), height: Math.ceil(height / CELL) };
}

function copyRows(
  from: Picture['data'],
  to: Uint8Array,
  { x, y, width, height }: Box,
  stride: number,
  channels: number,
): void {
  for (let row = 0; row < height; row++) {
    const part = from.subarray(row * width * channels, (row + 1) * width * channels);
    to.set(part, ((y + row) * stride + x) * channels);
  }
}

/**
 * Renders a window of a page: exactly that part of the whole picture.
 *
 * @param window pixels of the picture; x and y are multiples of 4
 * @param drawn elements that are drawn already; new ones are added
 */
export function renderWindow(
  plan: PagePlan,
  window: Box,
  drawn: Map<Layout['elements'][number], Drawn> = new Map(),
): RenderedWindow {
  if (window.x % CELL !== 0 || window.y % CELL !== 0) {
    throw new RangeError(`renderWindow: x, y are ${window.x}, ${window.y}, expected multiples of ${CELL}`);
  }
  const canvas = createCanvas(withMargin(window, reachOf(plan.capture.blur) + 2));
  paintGround(canvas, plan);
  const fronts = elementsIn(plan.layout, plan.view, canvas.window, drawn);
  if (plan.back) paintBack(canvas, plan, plan.back);
  for (const { items } of fronts) {
    for (const item of items) paintItem(canvas, seen(item, plan.layout.paper), plan.view);
  }
  for (const { shape, ink } of plan.things) {
    const placed = place(shape, canvas.window, plan.view);
    if (!placed) continue;
    tint(canvas, placed, ink);
    hide(canvas, placed);
  }
  shine(canvas, plan.light, plan);
  const picture = develop(canvas, plan.capture);
  const labels = labelsOf(canvas, plan.capture.threshold === null ? null : picture);
  return {
    picture: cropPicture(picture, canvas.window, window),
    labels: cropLabels(labels, canvas.window, window),
    lines: fronts.flatMap((one) => one.lines),
  };
}

/** Least difference of ink from paper, of full light, that has a label: paler ink is texture. */
const FAINTEST = 0.07;

/** The item, without its label if its ink has nearly the colour of the paper. */
function seen(item: Item, paper: Rgb): Item {
  if (!item.ink) return item;
  const { colour, alpha } = item.ink;
  const contrast = alpha * Math.max(...colour.map((value, i) => Math.abs(value - paper[i])));
  return contrast < FAINTEST ? { ...item, label: 'nothing' } : item;
}

/** The window in whole units of JPEG, with what the blur of each of these units needs. */
function withMargin({ x, y, width, height }: Box, margin: number): Box {
  const down = (value: number) => JPEG_UNIT * Math.floor(value / JPEG_UNIT);
  const up = (value: number) => JPEG_UNIT * Math.ceil(value / JPEG_UNIT);
  const [left, top] = [down(down(x) - margin), down(down(y) - margin)];
  const [right, bottom] = [up(up(x + width) + margin), up(up(y + height) + margin)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The elements that a window shows, drawn. */
function elementsIn(
  { elements }: Layout,
  view: View,
  window: Box,
  drawn: Map<Layout['elements'][number], Drawn>,
): Drawn[] {
  return elements.flatMap((element) => {
    const corners = quadOf(element.box).map(({ x, y }) => view.toPicture(x, y));
    if (!overlaps(grown(boundsOfPoints(corners), 4), window)) return [];
    const known = drawn.get(element) ?? element.draw();
    drawn.set(element, known);
    return known;
  });
}

/** Distances of a sheet's shadow from it, mm; their mean is a soft edge. */
const SHADOWS = [0.3, 0.8, 1.6];

/** Ground, shadow of the sheet, and the sheet's paper. */
function paintGround(canvas: Canvas, { view, layout, ground, paper }: PagePlan): void {
  const { window } = canvas;
  const tone = paperTone(paper);
  const [red, green, blue] = layout.paper;
  const printed = Float32Array.of(1, 1, 1);
  const sheet = ground && sheetShare(canvas, view, layout, 0);
  const shades = ground && paper.shadow > 0 ? SHADOWS.map((by) => sheetShare(canvas, view, layout, by)) : [];
  fillWith(canvas, (x, y, out) => {
    const i = (y - window.y) * window.width + x - window.x;
    const share = sheet ? sheet[i] : 1;
    if (share < 1 && ground) {
      const at = view.toSheet(x + 0.5, y + 0.5);
      ground(at.x, at.y, out);
      const shade = shades.reduce((sum, one) => sum + one[i], 0) / SHADOWS.length;
      for (let c = 0; c < 3; c++) out[c] *= 1 - paper.shadow * shade;
    }
    if (share <= 0) return;
    const level = tone(x, y);
    if (layout.print) printAt(layout.print, view, x, y, printed);
    out[0] += share * (red * printed[0] + level - out[0]);
    out[1] += share * (green * printed[1] + level - out[1]);
    out[2] += share * (blue * printed[2] + level - out[2]);
  });
}

function printAt(print: SheetPrint, view: View, x: number, y: number, out: Float32Array): void {
  const at = view.toSheet(x + 0.5, y + 0.5);
  print(at.x, at.y, 1 / view.scaleAt(at.x, at.y), out);
}

/** Side of the squares in which the paper's clouds are even, pixels: they are much larger. */
const CLOUD_STEP = 4;

/** Difference of the paper from its mean colour: fibres of the size of pixels, and clouds. */
function paperTone({ rough, seed }: PagePlan['paper']): (x: number, y: number) => number {
  if (rough === 0) return () => 0;
  let [column, row, clouds] = [Number.NaN, Number.NaN, 0];
  return (x, y) => {
    const [left, top] = [Math.floor(x / CLOUD_STEP), Math.floor(y / CLOUD_STEP)];
    if (left !== column || top !== row) {
      [column, row] = [left, top];
      clouds = smoothNoise(left / 10, top / 10, seed + 1);
    }
    return rough * (hashAt(x, y, seed) + clouds - 1);
  };
}

/** Share of each pixel inside the sheet, moved by some mm; its edges bend with it. */
function sheetShare({ window }: Canvas, view: View, { width, height }: Layout, move: number): Float32Array {
  const steps = 24;
  const edge: [number, number][] = [];
  for (let i = 0; i < steps; i++) edge.push([(width * i) / steps, 0]);
  for (let i = 0; i < steps; i++) edge.push([width, (height * i) / steps]);
  for (let i = 0; i < steps; i++) edge.push([width - (width * i) / steps, height]);
  for (let i = 0; i < steps; i++) edge.push([0, height - (height * i) / steps]);
  const outline = Float64Array.from(
    edge.flatMap(([x, y]) => {
      const at = view.toPicture(x + move, y + move);
      return [at.x - window.x, at.y - window.y];
    }),
  );
  return fillContours([outline], window.width, window.height).data;
}

/** The other side of the sheet, mirrored, pale and without labels. */
function paintBack(canvas: Canvas, { view, layout }: PagePlan, back: NonNullable<PagePlan['back']>): void {
  const mirrored: View = {
    toPicture: (x, y) => view.toPicture(layout.width - x, y),
    toSheet(x, y) {
      const at = view.toSheet(x, y);
      return { x: layout.width - at.x, y: at.y };
    },
    scaleAt: (x, y) => view.scaleAt(layout.width - x, y),
  };
  for (const { items } of elementsIn(back.layout, mirrored, canvas.window, new Map())) {
    for (const item of items) {
      const pale = paleItem(item, back.strength);
      const placed = pale && place(pale.shape, canvas.window, mirrored);
      if (pale && placed) paint(canvas, placed, pale.ink, 'nothing');
    }
  }
}

function paleItem({ shape, ink }: Item, strength: number): Item | null {
  return ink && { shape, ink: { ...ink, alpha: strength * ink.alpha }, label: 'nothing' };
}

function cropPicture({ width, channels, data }: Picture, from: Box, to: Box): Picture {
  const cut = new Uint8Array(to.width * to.height * channels);
  for (let y = 0; y < to.height; y++) {
    const start = ((to.y - from.y + y) * width + to.x - from.x) * channels;
    cut.set(data.subarray(start, start + to.width * channels), y * to.width * channels);
  }
  return { width: to.width, height: to.height, channels, data: cut };
}

function cropLabels(labels: Uint8Array, from: Box, to: Box): Uint8Array {
  const across = from.width / CELL;
  const cells = cellsOf(to);
  const [left, top] = [(to.x - from.x) / CELL, (to.y - from.y) / CELL];
  const cut = new Uint8Array(cells.width * cells.height);
  for (let y = 0; y < cells.height; y++) {
    cut.set(
      labels.subarray((top + y) * across + left, (top + y) * across + left + cells.width),
      y * cells.width,
    );
  }
  return cut;
}
