import { LINE_KINDS, PAGE_CLASSES } from '@cifra/core/model/pageClasses.ts';
import type { LossSpec } from '../../nn/loss.ts';
import type { PageLoss } from '../../recipe/pageRecipe.ts';

/** Error of height (octaves) and direction (cosine, sine) up to which the loss is quadratic. */
const DELTA = 0.2;

/** The loss of a page model; its heads cover `PAGE_HEADS`, with height and direction in one. */
export function pageLoss({ classes, centre, geometry, kinds }: PageLoss): LossSpec {
  return {
    kind: 'map',
    heads: [
      { name: 'classes', kind: 'softmax', channels: PAGE_CLASSES.length, weight: classes },
      { name: 'centre', kind: 'binary', weight: centre },
      { name: 'geometry', kind: 'huber', channels: 3, delta: DELTA, weight: geometry },
      { name: 'kinds', kind: 'softmax', channels: LINE_KINDS.length, weight: kinds },
    ],
  };
}
