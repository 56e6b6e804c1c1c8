import type { Picture } from '@cifra/core/base/types.ts';
import { CELL, PAGE_CLASSES, type PageClass } from '@cifra/core/model/pageClasses.ts';
import type { Canvas } from './canvas.ts';

/**
 * Least visible ink of a cell, pixels of its 16, by class: half a pixel's row is enough for
 * handwriting, which is never to be lost; hairlines need as much.
 */
const LEAST = 1.2;

/** A cell that shows several classes has the first of these. */
const ORDER: readonly PageClass[] = ['struck-out', 'handwriting', 'print', 'bar code', 'rule'];

/**
 * The class of each cell: indices of `PAGE_CLASSES`, [height / 4, width / 4].
 *
 * @param bilevel the canvas as a picture of two levels, on which pale ink is lost: cells that are even,
 * and whose neighbours are, have no label. Null for other pictures.
 */
export function labelsOf({ window, cover }: Canvas, bilevel: Picture | null): Uint8Array {
  const cells = (window.width * window.height) / CELL ** 2;
  const labels = new Uint8Array(cells);
  for (const label of ORDER.toReversed()) {
    const index = PAGE_CLASSES.indexOf(label);
    for (let i = 0; i < cells; i++) if (cover[index * cells + i] >= LEAST) labels[i] = index;
  }
  return bilevel ? withoutLost(labels, bilevel) : labels;
}

function withoutLost(labels: Uint8Array, { width, height, data }: Picture): Uint8Array {
  const [across, down] = [width / CELL, height / CELL];
  const isUneven = new Uint8Array(labels.length);
  for (let y = 0; y < height - 1; y++) {
    for (let x = 0; x < width - 1; x++) {
      const at = y * width + x;
      if (data[at] !== data[at + 1] || data[at] !== data[at + width]) {
        isUneven[Math.floor(y / CELL) * across + Math.floor(x / CELL)] = 1;
      }
    }
  }
  return labels.map((label, i) => {
    const [x, y] = [i % across, Math.floor(i / across)];
    for (let row = Math.max(0, y - 1); row <= Math.min(down - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(across - 1, x + 1); column++) {
        if (isUneven[row * across + column]) return label;
      }
    }
    return 0;
  });
}
