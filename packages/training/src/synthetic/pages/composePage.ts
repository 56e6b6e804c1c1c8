import type { Box, Picture } from '@cifra/core/base/types.ts';
import { CELL, type LineKind } from '@cifra/core/model/pageClasses.ts';
import { classOf, OTHER, STRUCK_OUT, SYMBOLS } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Point } from '../ink/drawing.ts';
import { JPEG_UNIT } from './capture/jpeg.ts';
import { boundsOfPoints, mapQuad, overlaps, type Quad } from './geometry/quad.ts';
import type { View } from './geometry/view.ts';
import type { PageMaterial } from './material.ts';
import { type PagePlan, type PlanOptions, planPage } from './planPage.ts';
import { type RenderedWindow, renderWhole, renderWindow } from './renderPage.ts';
import type { SheetLine, Table } from './scene.ts';

/** A line of text of a composed page. */
export type PageLine = {
  readonly text: string;
  /**
   * Classes of its symbols (`core/model/symbols.ts`), without spaces: letters are `OTHER`, all of a
   * crossed-out line `STRUCK_OUT`.
   */
  readonly symbols: readonly number[];
  readonly kind: LineKind;
  readonly isStruckOut: boolean;
  /** Core region, pixels of the picture: from the baseline to the top of digits and capitals. */
  readonly quad: Quad;
  /** Height of the core region, pixels. */
  readonly height: number;
  /** Writing direction, radians clockwise from the x axis. */
  readonly direction: number;
};

/** A table of a composed page; quads are in pixels of the picture. */
export type PageTable = {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly {
    readonly row: number;
    readonly column: number;
    readonly quad: Quad;
    readonly text: string;
    readonly kind: LineKind | null;
  }[];
};

/** A picture of a page, and what is on it. */
export type ComposedPage = {
  readonly picture: Picture;
  /** Indices of `PAGE_CLASSES`, [⌈height / 4⌉, ⌈width / 4⌉]. */
  readonly labels: Uint8Array;
  /** Lines of which something can be seen. Their quads may reach out of a crop. */
  readonly lines: readonly PageLine[];
  readonly tables: readonly PageTable[];
  readonly families: PagePlan['families'];
};

/** Composes a whole page: the same seed and material give the same page. */
export function composePage(random: Random, material: PageMaterial, options: PlanOptions): ComposedPage {
  const plan = planPage(random, material, options);
  return describe(plan, renderWhole(plan), { x: 0, y: 0, width: plan.width, height: plan.height });
}

export type CropOptions = PlanOptions & {
  /** Size of the crop, pixels; multiples of 4. */
  readonly width: number;
  readonly height: number;
};

/** Share of crops around something on the page; the others are anywhere. */
const ON_CONTENT = 0.85;

/** Composes a page and renders a part of it only; a smaller page has more of its ground, or of its paper, around it. */
export function composeCrop(random: Random, material: PageMaterial, options: CropOptions): ComposedPage {
  const plan = planPage(random, material, options);
  const window = drawWindow(plan, options, random.split('window'));
  return describe(plan, renderWindow(plan, window), window);
}

function drawWindow(plan: PagePlan, { width, height }: CropOptions, random: Random): Box {
  const { elements } = plan.layout;
  const spread = { x: random.next(), y: random.next() };
  let middle: Point = { x: plan.width * spread.x, y: plan.height * spread.y };
  if (elements.length > 0 && random.next() < ON_CONTENT) {
    const { box } = elements[random.integer(elements.length)];
    middle = plan.view.toPicture(box.x + box.width * spread.x, box.y + box.height * spread.y);
  }
  return {
    x: start(middle.x + width * (0.6 * random.next() - 0.3), width, plan.width),
    y: start(middle.y + height * (0.6 * random.next() - 0.3), height, plan.height),
    width,
    height,
  };
}

/**
 * The window's start on one axis: inside the picture, or around it if the picture is smaller. Windows
 * that start with a unit of JPEG are the fastest to render.
 */
function start(middle: number, length: number, whole: number): number {
  const inside = Math.max(0, Math.min(whole - length, middle - length / 2));
  const at = whole <= length ? (whole - length) / 2 : inside;
  return JPEG_UNIT * Math.floor(at / JPEG_UNIT);
}

function describe(plan: PagePlan, { picture, labels, lines }: RenderedWindow, window: Box): ComposedPage {
  const inWindow = (quad: Quad) => overlaps(boundsOfPoints(quad), { ...window, x: 0, y: 0 });
  return {
    picture,
    labels,
    lines: lines
      .map((line) => pageLine(line, plan.view, window))
      .filter(({ quad }) => inWindow(quad) && isVisible(quad, labels, picture)),
    tables: plan.layout.tables
      .map((table) => pageTable(table, plan.view, window))
      .filter(({ cells }) => cells.some(({ quad }) => inWindow(quad))),
    families: plan.families,
  };
}

function pageLine({ text, kind, isStruckOut, core }: SheetLine, view: View, window: Box): PageLine {
  const quad = inPicture(core, view, window);
  const [a, b, c, d] = quad;
  const signs = [...text.replaceAll(' ', '')];
  return {
    text,
    symbols: signs.map((sign) => symbolOf(isStruckOut ? STRUCK_OUT : sign)),
    kind,
    isStruckOut,
    quad,
    height: (Math.hypot(d.x - a.x, d.y - a.y) + Math.hypot(c.x - b.x, c.y - b.y)) / 2,
    direction: Math.atan2(b.y - a.y + c.y - d.y, b.x - a.x + c.x - d.x),
  };
}

function symbolOf(sign: string): number {
  return classOf(SYMBOLS.includes(sign) ? sign : OTHER);
}

function pageTable({ rows, columns, cells }: Table, view: View, window: Box): PageTable {
  return {
    rows,
    columns,
    cells: cells.map((cell) => ({ ...cell, quad: inPicture(cell.quad, view, window) })),
  };
}

function inPicture(quad: Quad, view: View, window: Box): Quad {
  const at = ({ x, y }: Point): Point => {
    const point = view.toPicture(x, y);
    return { x: point.x - window.x, y: point.y - window.y };
  };
  return mapQuad(quad, at);
}

/** True if a cell in the quad's box has a label. */
function isVisible(quad: Quad, labels: Uint8Array, { width, height }: Picture): boolean {
  const across = Math.ceil(width / CELL);
  const { x, y, width: wide, height: tall } = boundsOfPoints(quad);
  const [left, right] = [
    Math.max(0, Math.floor(x / CELL)),
    Math.min(across - 1, Math.floor((x + wide) / CELL)),
  ];
  const [top, bottom] = [
    Math.max(0, Math.floor(y / CELL)),
    Math.min(Math.ceil(height / CELL) - 1, Math.floor((y + tall) / CELL)),
  ];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) if (labels[row * across + column] > 0) return true;
  }
  return false;
}
