import { createRandom } from '@cifra/core/random/random.ts';
import { drawCapture } from '../capture/capture.ts';
import { EVEN } from '../capture/light.ts';
import { createView } from '../geometry/view.ts';
import type { PagePlan } from '../planPage.ts';
import type { Element, Item } from '../scene.ts';

/** A white sheet of `width` × `height` mm, one pixel per mm, with these items and nothing else. */
export function plainPlan(width: number, height: number, items: readonly Item[]): PagePlan {
  const box = { x: 0, y: 0, width, height };
  const elements: Element[] = [{ box, draw: () => ({ items, lines: [] }) }];
  const pose = {
    middle: { x: 0, y: 0 },
    at: { x: 0, y: 0 },
    scale: 1,
    turn: 0,
    tilt: { x: 0, y: 0 },
    distance: 1000,
    bend: [],
  };
  const clean = drawCapture('clean', createRandom(1));
  return {
    families: { layout: 'icon', ground: 'none', capture: 'clean' },
    width,
    height,
    view: createView(pose),
    layout: { width, height, paper: [1, 1, 1], elements, tables: [], writing: 8 },
    back: null,
    ground: null,
    things: [],
    light: EVEN,
    capture: { ...clean, isColour: false, isInverted: false, jpeg: null },
    paper: { rough: 0, seed: 1, shadow: 0 },
  };
}
