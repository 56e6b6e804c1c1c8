import type { Box } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { grown } from '../geometry/quad.ts';
import type { Face } from '../print/face.ts';
import { type PrintPlace, printText, printWidth } from '../print/printText.ts';
import type { Drawn, Element, Ink, Item } from '../scene.ts';
import type { PageHand } from '../writing/pageHand.ts';
import { textOf, type WritePlace, type Writing, writeText } from '../writing/writeText.ts';

/** Handwriting on a page; `random` is split so that it is always drawn alike. */
export function written(writing: Writing, hand: PageHand, place: WritePlace, random: Random): Element {
  const { x, y, height, width, slope = 0 } = place;
  const rise = Math.abs(slope) * width;
  const box = { x, y: y - height, width, height };
  const own = random.split(textOf(writing));
  return {
    box: grown(box, 0.8 * height + rise),
    // Drawing must not depend on what was drawn before, so it starts from a fresh stream.
    draw: () => writeText(writing, hand, place, own.split('write')),
  };
}

export function printed(text: string, face: Face, place: PrintPlace, ink: Ink): Element {
  const { x, y, height, tracking } = place;
  const box = { x, y: y - height, width: printWidth(text, face, height, tracking), height };
  return { box: grown(box, 0.5 * height), draw: () => printText(text, face, place, ink) };
}

/** An element of known items. */
export function fixed(box: Box, items: readonly Item[]): Element {
  const drawn: Drawn = { items, lines: [] };
  return { box, draw: () => drawn };
}
