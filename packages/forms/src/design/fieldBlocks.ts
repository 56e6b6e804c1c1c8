import type { SingleField } from '../template/template.ts';
import { CELL, type Press, THIN, TYPE } from './block.ts';
import { hintOf, mostDigits } from './cells.ts';
import type { DesignColumn } from './design.ts';
import { line, type Print } from './print.ts';

/** The part of a field that is filled in, without its label: mm, at its place. */
export type Area = {
  readonly width: number;
  readonly height: number;
  readonly hint: string;
  readonly place: (x: number, y: number) => { readonly prints: Print[]; readonly field: SingleField };
};

type NumberColumn = Extract<DesignColumn, { readonly kind: 'number' }>;
type ChoiceColumn = Extract<DesignColumn, { readonly kind: 'choice' }>;
type PictureColumn = Extract<DesignColumn, { readonly kind: 'picture' }>;

/** @param room width that is free, mm */
export function areaOf(column: DesignColumn, press: Press, room: number): Area {
  switch (column.kind) {
    case 'number':
      return numberArea(column, press);
    case 'choice':
      return choiceArea(column, press, room);
    case 'picture':
      return pictureArea(column, press, room);
  }
}

/** Widths of frames in which one writes freely, mm: for an amount or a date. */
const FREE = 52;

/** Number of the boxes of a number; null if one writes freely. */
export function cellsOf({ style, cells, expect, list }: NumberColumn, press: Press): number | null {
  if (style === 'free') return null;
  const known =
    list === undefined ? undefined : ({ kind: 'oneOf', values: press.design.lists![list] } as const);
  const most = cells ?? (known ? mostDigits(known) : expect ? mostDigits(expect) : null);
  return most ?? (style === undefined ? null : 8);
}

function numberArea(column: NumberColumn, press: Press): Area {
  const { kind, name, label, expect, required, weight, list, unique } = column;
  const cells = cellsOf(column, press);
  const width = cells === null ? FREE : cells * CELL.width;
  const { height } = CELL;
  return {
    width,
    height,
    hint: expect ? hintOf(expect) : '',
    place: (x, y) => {
      const box = { x, y, width, height };
      return {
        prints: cells === null ? [frame(box, press)] : cellPrints(box, cells, column.style === 'comb', press),
        field: {
          kind,
          name,
          label,
          box,
          ...given({ required, weight, expect, list, unique }),
          ...(cells !== null && { cells }),
        },
      };
    },
  };
}

/** Boxes that share their sides, or a base line with teeth. */
function cellPrints(box: SingleField['box'], cells: number, isComb: boolean, { colour }: Press): Print[] {
  const { x, y, width, height } = box;
  const pitch = width / cells;
  const top = isComb ? y + 0.62 * height : y;
  const borders = Array.from({ length: cells + 1 }, (_, i) => x + i * pitch);
  const upright = borders.map((at) => line([at, top], [at, y + height], THIN, colour));
  const base = line([x, y + height], [x + width, y + height], THIN, colour);
  return isComb ? [base, ...upright] : [line([x, y], [x + width, y], THIN, colour), base, ...upright];
}

/** Side of a check box, distances after it and after its label, and pitch of rows, mm. */
const CHECK = { side: 4.6, gap: 1.8, after: 6, pitch: 6.8 };

function choiceArea(column: ChoiceColumn, press: Press, room: number): Area {
  const { kind, name, label, options, required, weight, most } = column;
  const { side, gap, after, pitch } = CHECK;
  let [at, row, width] = [0, 0, 0];
  const places = options.map((option) => {
    const needs = side + gap + press.measure(option.label, TYPE.text, false);
    if (at > 0 && at + needs > room) [at, row] = [0, row + 1];
    const place = { x: at, y: row * pitch };
    width = Math.max(width, at + needs);
    at += needs + after;
    return place;
  });
  const height = row * pitch + side;
  return {
    width,
    height,
    hint: '',
    place: (x, y) => {
      const boxes = places.map((place) => ({ x: x + place.x, y: y + place.y, width: side, height: side }));
      return {
        prints: boxes.flatMap((box, i): Print[] => [
          frame(box, press),
          {
            kind: 'text',
            x: box.x + side + gap,
            y: box.y + 0.75 * side,
            text: options[i].label,
            size: TYPE.text,
            isBold: false,
            colour: [0, 0, 0],
          },
        ]),
        field: {
          kind,
          name,
          label,
          box: { x, y, width, height },
          options: options.map(({ value }, i) => ({ value, box: boxes[i] })),
          ...given({ required, weight, most }),
        },
      };
    },
  };
}

function pictureArea(column: PictureColumn, press: Press, room: number): Area {
  const { kind, name, label, required, weight, width = Math.min(room, 80), height = 14 } = column;
  return {
    width,
    height,
    hint: '',
    place: (x, y) => {
      const box = { x, y, width, height };
      return {
        prints: [frame(box, press)],
        field: { kind, name, label, box, ...given({ required, weight }) },
      };
    },
  };
}

/** Distance of bubbles from one to the next below, and diameter, mm. */
const BUBBLE = { pitch: 5.4, side: 4.2, type: 2.3 };

export const BUBBLES_HEIGHT = 10 * BUBBLE.pitch;

/** A column of ten bubbles with their digits for each place. @param box of all, mm */
export function bubblePrints({ x, y }: { x: number; y: number }, digits: number, press: Press): Print[] {
  const { pitch, side, type } = BUBBLE;
  return Array.from({ length: 10 * digits }, (_, i): Print[] => {
    const digit = String(i % 10);
    const middle = {
      x: x + (Math.floor(i / 10) + 0.5) * CELL.width,
      y: y + ((i % 10) + 0.5) * pitch,
    };
    return [
      {
        kind: 'ellipse',
        box: { x: middle.x - side / 2, y: middle.y - side / 2, width: side, height: side },
        line: THIN,
        colour: press.colour,
      },
      {
        kind: 'text',
        x: middle.x - press.measure(digit, type, false) / 2,
        y: middle.y + 0.36 * type,
        text: digit,
        size: type,
        isBold: false,
        colour: press.colour[0] === 0 ? [0.5, 0.5, 0.5] : press.colour,
      },
    ];
  }).flat();
}

function frame(box: SingleField['box'], { colour }: Press): Print {
  return { kind: 'frame', box, line: THIN, colour };
}

/** The fields that are not undefined. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
