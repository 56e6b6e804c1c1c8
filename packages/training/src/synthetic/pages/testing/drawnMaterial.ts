import { rectangle } from '../elements/barCode.ts';
import type { PageMaterial } from '../material.ts';
import type { Face } from '../print/face.ts';

/** A typeface whose every letter is a block, 0.6 capitals wide. */
export const blockFace: Face = {
  name: 'blocks',
  glyphs: new Map(
    Array.from({ length: 95 }, (_, i) => [
      String.fromCharCode(32 + i),
      { advance: 0.8, contours: i === 0 ? [] : [rectangle(0, -1, 0.6, 1)] },
    ]),
  ),
};

/** No recorded handwriting: digits and letters are drawn. */
export const drawnMaterial: PageMaterial = {
  writers: [],
  letterWriters: [],
  numbers: [],
  digits: [],
  faces: [blockFace],
};
