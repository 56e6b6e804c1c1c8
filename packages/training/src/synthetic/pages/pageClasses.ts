/**
 * Classes of the cells of a page, in order of their label. `nothing` includes paper, table, shadow,
 * finger, hole, glare, show-through, and the printed texture of cheques.
 */
export const PAGE_CLASSES = ['nothing', 'handwriting', 'print', 'rule', 'bar code', 'struck-out'] as const;

export type PageClass = (typeof PAGE_CLASSES)[number];

/** Side of a labelled cell, pixels: labels are at a quarter of the picture's resolution. */
export const CELL = 4;
