import { FieldError } from '@cifra/core/json/check.ts';
import type { TemplateField } from '../template/template.ts';
import { type Block, CELL, LABEL, labelPrints, type Press, TYPE } from './block.ts';
import type { DesignField, DesignOf } from './design.ts';
import { areaOf, BUBBLES_HEIGHT, bubblePrints, cellsOf } from './fieldBlocks.ts';
import { GREY, line, type Print, wrapped } from './print.ts';
import { tableBlock } from './tableBlock.ts';

/** Lays out one entry of a design. @param path of it, for errors */
export function blockOf(field: DesignField, press: Press, path: string): Block {
  switch (field.kind) {
    case 'heading':
      return { path, ...headingBlock(field, press) };
    case 'text':
      return { path, ...textBlock(field, press) };
    case 'table':
      return { path, ...tableBlock(field, press) };
    case 'bubbles':
      return { path, ...bubblesBlock(field, press) };
    case 'number':
    case 'choice':
    case 'picture':
      return { path, ...singleBlock(field, press, path) };
  }
}

type Unplaced = Omit<Block, 'path'>;

function headingBlock({ text }: DesignOf<'heading'>, { whole }: Press): Unplaced {
  const size = TYPE.heading;
  return {
    width: whole,
    height: 6.5,
    place: (x, y) => ({
      prints: [
        { kind: 'text', x, y: y + 0.8 * size, text, size, isBold: true, colour: [0, 0, 0] },
        line([x, y + 5.6], [x + whole, y + 5.6], 0.2, GREY),
      ],
      fields: [],
    }),
  };
}

function textBlock({ text }: DesignOf<'text'>, { whole, measure }: Press): Unplaced {
  const size = TYPE.text;
  const lines = wrapped(text, whole, size, measure);
  return {
    width: whole,
    height: 1.35 * size * lines.length,
    place: (x, y) => ({
      prints: lines.map((each, i) => ({
        kind: 'text',
        x,
        y: y + (0.8 + 1.35 * i) * size,
        text: each,
        size,
        isBold: false,
        colour: [0, 0, 0],
      })),
      fields: [],
    }),
  };
}

function singleBlock(field: DesignOf<'number' | 'choice' | 'picture'>, press: Press, path: string): Unplaced {
  const area = areaOf(field, press, press.column);
  const width = Math.max(area.width, press.measure(field.label, TYPE.label, false));
  const bubbles = field.kind === 'number' && field.bubbles ? cellsOf(field, press) : null;
  if (bubbles === null && field.kind === 'number' && field.bubbles) {
    throw new FieldError(
      `${path}.bubbles`,
      true,
      'no bubbles, or a format or cells that tell how many digits there are',
    );
  }
  return {
    width,
    height: LABEL + area.height + (bubbles === null ? 0 : 1 + BUBBLES_HEIGHT),
    place: (x, y) => {
      const { prints, field: own } = area.place(x, y + LABEL);
      const all: Print[] = [
        ...labelPrints(press, { label: field.label, hint: area.hint }, x, y, width),
        ...prints,
      ];
      const fields: TemplateField[] = [own];
      if (bubbles !== null) {
        const at = { x, y: y + LABEL + area.height + 1 };
        all.push(...bubblePrints(at, bubbles, press));
        fields.push(bubblesField(`${field.name}_bubbles`, field.label, at, bubbles));
      }
      return { prints: all, fields };
    },
  };
}

function bubblesBlock({ name, label, digits }: DesignOf<'bubbles'>, press: Press): Unplaced {
  const width = Math.max(digits * CELL.width, press.measure(label, TYPE.label, false));
  return {
    width,
    height: LABEL + BUBBLES_HEIGHT,
    place: (x, y) => ({
      prints: [
        ...labelPrints(press, { label }, x, y, width),
        ...bubblePrints({ x, y: y + LABEL }, digits, press),
      ],
      fields: [bubblesField(name, label, { x, y: y + LABEL }, digits)],
    }),
  };
}

function bubblesField(
  name: string,
  label: string,
  { x, y }: { readonly x: number; readonly y: number },
  digits: number,
): TemplateField {
  const box = { x, y, width: digits * CELL.width, height: BUBBLES_HEIGHT };
  return { kind: 'bubbles', name, label, box, digits };
}
