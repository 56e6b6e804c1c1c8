import type { Box } from '@cifra/core/base/types.ts';

/** Paper around the writing, as a share of its height. */
const MARGIN = 0.2;

type Size = { readonly width: number; readonly height: number };

/** Returns the part of a picture that shows a number and some paper around it, inside the picture. */
export function snippetBox(box: Box, { width, height }: Size): Box {
  const margin = MARGIN * box.height;
  const left = Math.max(0, box.x - margin);
  const top = Math.max(0, box.y - margin);
  return {
    x: left,
    y: top,
    width: Math.min(width, box.x + box.width + margin) - left,
    height: Math.min(height, box.y + box.height + margin) - top,
  };
}
