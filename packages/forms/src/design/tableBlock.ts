import type { SingleField } from '../template/template.ts';
import { type Block, LABEL, labelPrints, type Press } from './block.ts';
import type { DesignOf } from './design.ts';
import { areaOf } from './fieldBlocks.ts';
import { GREY, type Print } from './print.ts';

/** Distances between columns and between rows, room for the number of a row, height of the heads; mm. */
const TABLE = { gap: 5, between: 2.4, index: 7, heads: 4.4 };
/** Size of type of the heads of columns, mm. */
const HEAD = 2.8;

/** A label, the heads of the columns, and numbered rows. */
export function tableBlock(table: DesignOf<'table'>, press: Press): Omit<Block, 'path'> {
  const { name, label, rows, columns } = table;
  const room = (press.whole - TABLE.index) / columns.length - TABLE.gap;
  const areas = columns.map((column) => areaOf(column, press, room));
  const widths = areas.map((area, i) => Math.max(area.width, press.measure(columns[i].label, HEAD, false)));
  const offsets = widths.map(
    (_, i) => TABLE.index + widths.slice(0, i).reduce((sum, width) => sum + width + TABLE.gap, 0),
  );
  const tall = Math.max(...areas.map(({ height }) => height));
  const pitch = tall + TABLE.between;
  const width = offsets.at(-1)! + widths.at(-1)!;
  const top = LABEL + TABLE.heads;
  return {
    width,
    height: top + rows * pitch - TABLE.between,
    place: (x, y) => {
      const prints: Print[] = labelPrints(press, { label }, x, y, width);
      for (const [i, column] of columns.entries()) {
        prints.push(small(column.label, x + offsets[i], y + LABEL + 0.75 * HEAD));
      }
      const first: SingleField[] = [];
      for (let row = 0; row < rows; row++) {
        const from = y + top + row * pitch;
        prints.push(small(String(row + 1), x, from + 0.65 * tall));
        for (const [i, area] of areas.entries()) {
          const placed = area.place(x + offsets[i], from + (tall - area.height) / 2);
          prints.push(...placed.prints);
          if (row === 0) first.push(placed.field);
        }
      }
      const box = { x, y: y + top, width, height: rows * pitch };
      return { prints, fields: [{ kind: 'table', name, label, box, rows, columns: first }] };
    },
  };
}

function small(text: string, x: number, y: number): Print {
  return { kind: 'text', x, y, text, size: HEAD, isBold: false, colour: GREY };
}
