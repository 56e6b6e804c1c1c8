import { FieldError } from '@cifra/core/json/check.ts';
import { pageCode } from '../code/pageCode.ts';
import { parseTemplate, TEMPLATE_FORMAT, type Template, type TemplateField } from '../template/template.ts';
import { type Block, colourOf, type Press } from './block.ts';
import { blockOf } from './blocks.ts';
import type { Design } from './design.ts';
import { BLACK, GREY, line, type Measure, type Print } from './print.ts';

/** Sizes of paper, mm. */
const PAPERS = { A4: { width: 210, height: 297 }, Letter: { width: 215.9, height: 279.4 } } as const;

/** A page to be printed; mm. */
export type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly prints: readonly Print[];
  /** Where the page's code is printed, and its text. */
  readonly code: { readonly x: number; readonly y: number; readonly side: number; readonly text: string };
};

export type LaidOut = { readonly sheets: readonly Sheet[]; readonly template: Template };

/** mm: more than printers leave free. */
const MARGIN = 18;
/** Between columns, and between rows. */
const GAP = { column: 8, row: 5 };
/** Black squares at the corners: their side, and distance from the edges of the paper. */
const MARK = { side: 5, inset: 8 };
const CODE = { side: 15, gap: 4 };
/** Below the head of a page, and above its foot. */
const BODY = { top: 38, bottom: 20 };
const TITLE = 6;

/**
 * Lays out a form: fields in rows of one or two columns, as many pages as are needed.
 * @throws FieldError if a field is wider or higher than a page
 */
export function layOut(design: Design, measure: Measure): LaidOut {
  const paper = PAPERS[design.paper ?? 'A4'];
  const columns = design.columns ?? 1;
  const whole = paper.width - 2 * MARGIN;
  const column = (whole - (columns - 1) * GAP.column) / columns;
  const press: Press = { design, measure, colour: colourOf(design), column, whole };
  const rows = rowsOf(
    design.fields.map((field, i) => blockOf(field, press, `design.fields[${i}]`)),
    press,
    columns,
  );
  const pages = pagesOf(rows, paper.height - BODY.top - BODY.bottom);
  const placed = pages.map((page) => placePage(page, column));
  return {
    sheets: placed.map(({ prints }, i) => ({
      ...paper,
      prints: [...frameOf(design, paper, i + 1, pages.length, measure), ...prints],
      code: {
        x: paper.width - MARGIN - CODE.side,
        y: BODY.top - CODE.side - CODE.gap,
        side: CODE.side,
        text: pageCode(design, i + 1),
      },
    })),
    template: templateOf(
      design,
      placed.map(({ fields }) => ({ ...paper, fields })),
    ),
  };
}

type Row = readonly Block[];

/** Puts blocks next to one another where they fit. @throws FieldError for one that is too wide */
function rowsOf(blocks: readonly Block[], { column, whole }: Press, columns: number): Row[] {
  const rows: Block[][] = [];
  let free = 0;
  for (const block of blocks) {
    if (block.width > whole + 1e-6) {
      throw new FieldError(
        block.path,
        mm(block.width),
        `a field of at most ${mm(whole)}: fewer boxes or columns`,
      );
    }
    const isWide = block.width > column + 1e-6;
    if (isWide || free === 0) {
      rows.push([block]);
      free = isWide ? 0 : columns - 1;
    } else {
      rows[rows.length - 1].push(block);
      free--;
    }
  }
  return rows;
}

const heightOf = (row: Row) => Math.max(...row.map(({ height }) => height));

/** @throws FieldError for a row that is higher than a page */
function pagesOf(rows: readonly Row[], room: number): Row[][] {
  const pages: Row[][] = [[]];
  let left = room;
  for (const row of rows) {
    const height = heightOf(row);
    if (height > room) {
      const highest = row.find((block) => block.height === height)!;
      throw new FieldError(highest.path, mm(height), `a field at most ${mm(room)} high: fewer rows`);
    }
    if (height > left) {
      pages.push([]);
      left = room;
    }
    pages[pages.length - 1].push(row);
    left -= height + GAP.row;
  }
  return pages;
}

function mm(length: number): string {
  return `${length.toFixed(1)} mm`;
}

function placePage(rows: readonly Row[], column: number): { prints: Print[]; fields: TemplateField[] } {
  const prints: Print[] = [];
  const fields: TemplateField[] = [];
  let y = BODY.top;
  for (const row of rows) {
    for (const [i, block] of row.entries()) {
      const placed = block.place(MARGIN + i * (column + GAP.column), y);
      prints.push(...placed.prints);
      fields.push(...placed.fields);
    }
    y += heightOf(row) + GAP.row;
  }
  return { prints, fields };
}

/** Corner marks, title and foot of a page. */
function frameOf(
  { name, version, title = name }: Design,
  { width, height }: { readonly width: number; readonly height: number },
  page: number,
  pages: number,
  measure: Measure,
): Print[] {
  const { side, inset } = MARK;
  const corners = [inset, width - inset - side].flatMap((x) =>
    [inset, height - inset - side].map(
      (y): Print => ({
        kind: 'filled',
        box: { x, y, width: side, height: side },
        colour: BLACK,
      }),
    ),
  );
  const foot = `${name} ${version} · ${page}/${pages}`;
  const room = width - 2 * MARGIN - CODE.side - CODE.gap;
  const size = Math.min(TITLE, (TITLE * room) / measure(title, TITLE, true));
  const text = { kind: 'text', x: MARGIN } as const;
  return [
    ...corners,
    { ...text, y: BODY.top - 11, text: title, size, isBold: true, colour: BLACK },
    line([MARGIN, BODY.top - 7], [width - MARGIN - CODE.side - CODE.gap, BODY.top - 7], 0.4, BLACK),
    { ...text, y: height - 11, text: foot, size: 2.5, isBold: false, colour: GREY },
  ];
}

function templateOf(
  { name, version, lists }: Design,
  pages: readonly {
    readonly width: number;
    readonly height: number;
    readonly fields: readonly TemplateField[];
  }[],
): Template {
  return parseTemplate({
    format: TEMPLATE_FORMAT,
    name,
    version,
    ...(lists && { lists }),
    pages: pages.map(({ width, height, fields }, i) => ({
      width,
      height,
      unit: 'mm',
      blank: `blank-${i + 1}.png`,
      fields,
    })),
  });
}
