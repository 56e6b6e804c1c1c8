import type { LineKind } from '@cifra/core/model/pageClasses.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { printed, written } from '../elements/element.ts';
import { fieldRules, fieldWriting } from '../elements/fields.ts';
import { drawRuleStyle, filled, gridLines, horizontal, type RuleStyle, ruled } from '../elements/rules.ts';
import { tallyMarks } from '../elements/tallyMarks.ts';
import { quadOf } from '../geometry/quad.ts';
import { printWidth } from '../print/printText.ts';
import { drawFigure, drawLabel, drawWord } from '../print/words.ts';
import type { Cell, Element, Layout, Table } from '../scene.ts';
import { drawHand, type PageHand } from '../writing/pageHand.ts';
import { amountText, type DrawLayout, digitsText, drawPaperColour, drawPress, type Press } from './desk.ts';

/** Positions of the upright and level borders of a table, mm. */
type Borders = { readonly xs: readonly number[]; readonly ys: readonly number[] };

type Content = { readonly text: string; readonly kind: LineKind };

/** Fills the cells of a grid; `contentOf` is null for an empty cell. */
export function gridTable(
  { xs, ys }: Borders,
  { hand, press, size }: { hand: PageHand | null; press: Press; size: number },
  contentOf: (row: number, column: number) => Content | null,
  random: Random,
): { elements: Element[]; table: Table } {
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  const elements: Element[] = [];
  const cells: Cell[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const box = {
        x: xs[column],
        y: ys[row],
        width: xs[column + 1] - xs[column],
        height: ys[row + 1] - ys[row],
      };
      const content = contentOf(row, column);
      const isWritten = content && content.kind !== 'print';
      if (content && !(isWritten && !hand))
        elements.push(inCell(content, box, random.split(`${row} ${column}`)));
      cells.push({ row, column, quad: quadOf(box), text: content?.text ?? '', kind: content?.kind ?? null });
    }
  }
  return { elements, table: { rows, columns, cells } };

  function inCell(
    { text, kind }: Content,
    box: { x: number; y: number; width: number; height: number },
    own: Random,
  ): Element {
    const base = box.y + 0.5 * (box.height + size);
    if (kind !== 'print' && hand) {
      const place = {
        x: box.x + 0.08 * box.width,
        y: base + 0.08 * size * own.normal(),
        width: 0.84 * box.width,
        height: size * (0.9 + 0.2 * own.next()),
        align: (columns > 6 ? 'middle' : 'right') as 'middle' | 'right',
        slope: 0.01 * own.normal(),
        isStruckOut: own.next() < 0.05,
      };
      return written({ text }, hand, place, own);
    }
    const wanted = columns > 6 ? size : Math.min(size, 3);
    const height = Math.min(wanted, (0.9 * box.width) / Math.max(0.1, printWidth(text, press.face, 1)));
    const x =
      columns > 6 ? box.x + (box.width - printWidth(text, press.face, height)) / 2 : box.x + 0.06 * box.width;
    return printed(text, press.face, { x, y: box.y + 0.5 * (box.height + height), height }, press.ink);
  }
}

function borders(from: number, to: number, n: number): number[] {
  return Array.from({ length: n + 1 }, (_, i) => from + ((to - from) * i) / n);
}

/** A table with printed heads and rows, numbers written into its cells. */
export const table: DrawLayout = (random, material) => {
  const [width, tall] = random.next() < 0.5 ? [210, 297] : [210, 148];
  const press = drawPress(random, material);
  const hand = random.next() < 0.9 ? drawHand(material, random.split('hand')) : null;
  const columns = 2 + random.integer(6);
  const rowHeight = 6 + 8 * random.next();
  const rows = Math.min(30, Math.floor((tall - 50) / rowHeight));
  const label = 0.25 + 0.2 * random.next();
  const left = 15 + (width - 30) * label;
  const xs = [15, ...borders(left, width - 15, columns)];
  const ys = borders(30, 30 + rows * rowHeight, rows);
  const style = drawRuleStyle(random);
  const empty = random.next() < 0.3 ? 0.6 : 0.15;
  const contentOf = (row: number, column: number): Content | null => {
    const own = random.split(`content ${row} ${column}`);
    if (row === 0) return { text: drawWord(own), kind: 'print' };
    if (column === 0) return { text: own.next() < 0.8 ? drawLabel(own) : drawFigure(own), kind: 'print' };
    return own.next() < empty
      ? null
      : { text: own.next() < 0.5 ? amountText(own) : digitsText(1 + own.integer(3), own), kind: 'number' };
  };
  const size = Math.min(0.55 * rowHeight, 6);
  const { elements, table: grid } = gridTable({ xs, ys }, { hand, press, size }, contentOf, random);
  const isShaded = random.next() < 0.4;
  const all = [
    printed(drawLabel(random), press.face, { x: 15, y: 20, height: 4 }, press.ink),
    ...(isShaded
      ? [
          filled(
            { x: 15, y: 30, width: width - 30, height: rowHeight },
            { ...press.ink, alpha: 0.25 },
            'nothing',
          ),
        ]
      : []),
    ruled(gridLines(xs, ys), style),
    ...elements,
  ];
  return {
    width,
    height: tall,
    paper: drawPaperColour(random),
    elements: all,
    tables: [grid],
    writing: size,
  };
};

/** A printed puzzle of nine by nine cells, partly filled in by hand, as in newspapers. */
export const sudoku: DrawLayout = (random, material) => {
  const pitch = 7 + 5 * random.next();
  const side = 9 * pitch;
  const [width, tall] = [side + 30 + 30 * random.next(), side + 30 + 40 * random.next()];
  const [x, y] = [10 + (width - side - 20) * random.next(), 14 + (tall - side - 20) * random.next()];
  const press = drawPress(random, material);
  const hand = drawHand(material, random.split('hand'));
  const [given, filledIn] = [0.3 + 0.1 * random.next(), random.next() < 0.5 ? random.next() : 0];
  const contentOf = (row: number, column: number): Content | null => {
    const own = random.split(`content ${row} ${column}`);
    const text = String(1 + own.integer(9));
    if (own.next() < given) return { text, kind: 'print' };
    return own.next() < filledIn ? { text, kind: 'number' } : null;
  };
  const xs = borders(x, x + side, 9);
  const ys = borders(y, y + side, 9);
  const size = (0.45 + 0.2 * random.next()) * pitch;
  const { elements, table: grid } = gridTable({ xs, ys }, { hand, press, size }, contentOf, random);
  const ink = { colour: [0.1, 0.1, 0.1] as const, alpha: 0.9, grain: 0 };
  const thin: RuleStyle = { thickness: 0.15 + 0.15 * random.next(), ink };
  const bold: RuleStyle = { thickness: 0.5 + 0.4 * random.next(), ink };
  const every = (lines: readonly number[]) => lines.filter((_, i) => i % 3 === 0);
  const all = [
    ruled(gridLines(xs, ys), thin),
    ruled(gridLines(every(xs), every(ys)), bold),
    ...elements,
    printed(drawLabel(random), press.face, { x, y: y - 3, height: 3 }, press.ink),
    printed(drawFigure(random), press.face, { x, y: y + side + 5, height: 1.8 }, press.ink),
  ];
  return { width, height: tall, paper: [0.88, 0.87, 0.84], elements: all, tables: [grid], writing: size };
};

/** Handwritten accounts: words on the left, amounts in a column, a sum under a line. */
export const ledger: DrawLayout = (random, material): Layout => {
  const [width, tall] = random.next() < 0.5 ? [210, 297] : [148, 210];
  const pitch = 7 + 3 * random.next();
  const hand = drawHand(material, random.split('hand'), { letters: true });
  const style = { ...drawRuleStyle(random), thickness: 0.2 };
  const red = { thickness: 0.2, ink: { colour: [0.8, 0.3, 0.3] as const, alpha: 0.7, grain: 0 } };
  const columns = 1 + random.integer(3);
  const left = 14 + 10 * random.next();
  const first = width * (0.45 + 0.1 * random.next());
  const xs = borders(first, width - 8, columns);
  const rows = Math.floor((tall - 30) / pitch);
  const ys = borders(18, 18 + rows * pitch, rows);
  const size = 0.5 * pitch;
  const used = Math.max(4, Math.floor(rows * random.next()));
  const contentOf = (row: number, column: number): Content | null => {
    const own = random.split(`content ${row} ${column}`);
    if (row >= used) return null;
    if (column === 0) return { text: drawWord(own), kind: 'words' };
    return own.next() < 0.75 ? { text: amountText(own), kind: 'number' } : null;
  };
  const press = drawPress(random, material);
  const { elements, table: grid } = gridTable(
    { xs: [left, ...xs], ys },
    { hand, press, size },
    contentOf,
    random,
  );
  const all: Element[] = [
    ruled(
      ys.map((y) => horizontal(0, y, width)),
      style,
    ),
    ruled(
      xs.map(
        (x) =>
          [
            { x, y: 0 },
            { x, y: tall },
          ] as const,
      ),
      red,
    ),
    ruled(
      [
        [
          { x: left - 3, y: 0 },
          { x: left - 3, y: tall },
        ],
      ],
      red,
    ),
    ...elements,
  ];
  if (used < rows)
    all.push(
      ruled([horizontal(first, 18 + used * pitch, width - first - 8)], {
        thickness: 0.5,
        ink: hand.pagePen.ink,
      }),
    );
  return {
    width,
    height: tall,
    paper: drawPaperColour(random),
    elements: all,
    tables: [grid],
    writing: size,
  };
};

/** A form for counting votes: a dark head, rows of small cells with tally marks, boxes for the counts. */
export const tally: DrawLayout = (random, material) => {
  const [width, tall] = [210, 297];
  const press = drawPress(random, material);
  const hand = drawHand(material, random.split('hand'));
  const style = {
    ...drawRuleStyle(random, { dashes: 0 }),
    ink: { colour: [0.1, 0.1, 0.1] as const, alpha: 0.9, grain: 0 },
  };
  const rows = 4 + random.integer(8);
  const block = (tall - 60) / rows;
  const pitch = 8 + 2 * random.next();
  const size = 0.55 * pitch;
  const elements: Element[] = [
    printed(drawLabel(random).toUpperCase(), press.face, { x: 20, y: 20, height: 3.5 }, press.ink),
    filled({ x: 15, y: 30, width: width - 30, height: 7 }, { ...style.ink, alpha: 0.85 }, 'rule'),
  ];
  const cells: Cell[] = [];
  for (let row = 0; row < rows; row++) {
    const own = random.split(`row ${row}`);
    const top = 40 + row * block;
    const box = { x: width - 15 - 3 * pitch, y: top + 2, width: 3 * pitch, height: pitch };
    const field = { kind: 'boxes' as const, box, places: 3, style };
    const text = tallied(own);
    const counts = borders(60, width - 22 - 3 * pitch, 20);
    const lines = borders(top + 2, top + block - 3, 2 + own.integer(3));
    elements.push(
      ruled(gridLines([15, 58, ...counts.slice(0, 1)], [top, top + block - 1]), style),
      ruled(gridLines(counts, lines), { ...style, thickness: 0.15, ink: { ...style.ink, alpha: 0.5 } }),
      ...fieldRules(field),
      printed(drawLabel(own), press.face, { x: 18, y: top + 0.4 * block, height: 2.2 }, press.ink),
      ...counts.slice(0, own.integer(12)).map((x, i) => {
        const height = Math.min(4, 0.7 * (lines[1] - lines[0]));
        return tallyMarks(
          { x: x + 1, y: lines[1] - 0.15 * height, height },
          5,
          hand,
          own.split(`group ${i}`),
        );
      }),
      ...fieldWriting(field, text, hand, own.split('count')),
    );
    cells.push({ row, column: 0, quad: quadOf(box), text, kind: 'number' });
  }
  const tables = [{ rows, columns: 1, cells }];
  return { width, height: tall, paper: [0.96, 0.96, 0.96], elements, tables, writing: size };
};

/** A count in three boxes: unused ones are empty, or have a dash or a cross. */
function tallied(random: Random): string {
  const digits = digitsText(1 + random.integer(3), random);
  const kind = random.next();
  return kind < 0.5 ? digits : digits.padStart(3, kind < 0.75 ? '-' : 'X');
}
