import type { PageMap } from '../model/pageModel.ts';
import type { PageLine } from './lines.ts';

/** What the model saw, and the size of that picture as a multiple of the original's. */
export type Sight = { readonly map: PageMap; readonly octave: number };

/** A line in pixels of the original, and the map in which it was found. */
export type FoundLine = PageLine & { readonly sight: Sight };
