/**
 * Classes of the cells of a page, in order of their label. `nothing` includes paper, table, shadow,
 * finger, hole, glare, show-through, and the printed texture of cheques.
 */
export const PAGE_CLASSES = ['nothing', 'handwriting', 'print', 'rule', 'bar code', 'struck-out'] as const;

export type PageClass = (typeof PAGE_CLASSES)[number];

/** `number`: handwritten digits and marks; `words`: other handwriting; `print`: printed text. */
export const LINE_KINDS = ['number', 'words', 'print'] as const;

export type LineKind = (typeof LINE_KINDS)[number];

/** Side of a cell, pixels: the page model labels a quarter of the picture's resolution. */
export const CELL = 4;
