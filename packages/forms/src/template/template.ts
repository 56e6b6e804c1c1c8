import type { Box } from '@cifra/core/base/types.ts';
import {
  type Check,
  constant,
  dictionary,
  FieldError,
  flag,
  list,
  number,
  oneOf,
  optional,
  record,
  text,
  variants,
} from '@cifra/core/json/check.ts';
import { expect, name } from './checks.ts';

/** The format of templates that this version writes. Later ones only add to it. */
export const TEMPLATE_FORMAT = 'cifra-form/1';

const box: Check<Box> = record({
  x: number(),
  y: number(),
  width: number({ above: 0 }),
  height: number({ above: 0 }),
});

/** What all fields have. */
const common = {
  name,
  /** What people see; default the name. */
  label: optional(text()),
  /** Outer edges on the page, in its unit. */
  box,
  /** True: an empty field is a fault. */
  required: optional(flag),
  /** How much an error costs, compared with other fields; default 1. */
  weight: optional(number({ above: 0 })),
};

const option = record({ value: text(), box });

/** A field that is not in a table, or a column of one. */
const single = {
  /** A handwritten number. */
  number: {
    ...common,
    expect: optional(expect),
    /** Number of printed boxes or comb teeth, one for each digit; absent if one writes freely. */
    cells: optional(number({ from: 1, to: 40, whole: true })),
    /** The value must be in this list of the template. */
    list: optional(name),
    /** No other page of a batch may have the same value. */
    unique: optional(flag),
  },
  /** Check boxes, or bubbles to be filled, that belong together. */
  choice: {
    ...common,
    options: list(option, { atLeast: 1 }),
    /** How many may be marked; default 1. */
    most: optional(number({ from: 1, whole: true })),
  },
  /** A number given by filled bubbles: a column of ten for each digit, 0 at the top. */
  bubbles: {
    ...common,
    digits: number({ from: 1, to: 40, whole: true }),
    /** Default 0: the first row means 0. */
    first: optional(oneOf('0', '1')),
  },
  /** Something that only people can read, such as a name or a signature. */
  picture: common,
} as const;

const column = variants(single);

const field = variants({
  ...single,
  /** The same fields in several rows; the boxes of its columns are those of the first row. */
  table: {
    name,
    label: optional(text()),
    box,
    rows: number({ from: 1, to: 200, whole: true }),
    columns: list(column, { atLeast: 1 }),
  },
});

const page = record({
  /** Size of the page in its unit. */
  width: number({ above: 0 }),
  height: number({ above: 0 }),
  /** Of the size and all boxes: pixels of the blank, or millimetres. */
  unit: oneOf('px', 'mm'),
  /** Picture of the unfilled page; a path relative to the template's file. */
  blank: text(),
  fields: list(field),
});

const template = record({
  format: constant(TEMPLATE_FORMAT),
  name: text(),
  version: text({ pattern: /^\d+\.\d+\.\d+$/, expected: 'a version, such as "1.0.0"' }),
  pages: list(page, { atLeast: 1 }),
  lists: optional(dictionary(list(text(), { atLeast: 1 }))),
});

export type Template = ReturnType<typeof template>;
export type TemplatePage = Template['pages'][number];
export type TemplateField = TemplatePage['fields'][number];
export type TableField = Extract<TemplateField, { readonly kind: 'table' }>;
export type SingleField = Exclude<TemplateField, TableField>;

/**
 * Checks a template from plain JSON.
 * @throws FieldError for the first field that is wrong or unknown, with its path and what was expected
 */
export function parseTemplate(value: unknown): Template {
  const parsed = template(value, 'template');
  checkNames(parsed);
  for (const [i, each] of parsed.pages.entries()) checkPage(parsed, each, `template.pages[${i}]`);
  return parsed;
}

/** Names of fields are those of values, so they are unique on all pages together. */
function checkNames({ pages }: Template): void {
  const fields = pages.flatMap((each, i) =>
    each.fields.map((inner, k) => [inner, `template.pages[${i}].fields[${k}]`] as const),
  );
  checkUnique(fields, 'field');
  for (const [each, path] of fields) {
    if (each.kind !== 'table') continue;
    checkUnique(
      each.columns.map((inner, k) => [inner, `${path}.columns[${k}]`]),
      'column',
    );
  }
}

function checkUnique(named: readonly (readonly [{ readonly name: string }, string])[], what: string): void {
  const seen = new Set<string>();
  for (const [{ name }, path] of named) {
    if (seen.has(name)) throw new FieldError(`${path}.name`, name, `a name that no other ${what} has`);
    seen.add(name);
  }
}

function checkPage({ lists = {} }: Template, { width, height, fields }: TemplatePage, path: string): void {
  const paper = { x: 0, y: 0, width, height };
  for (const [i, each] of fields.entries()) {
    const place = `${path}.fields[${i}]`;
    checkInside(each.box, paper, `${place}.box`);
    if (each.kind !== 'table') checkSingle(each, lists, place);
    else {
      const row = { ...each.box, height: each.box.height / each.rows };
      for (const [k, inner] of each.columns.entries()) {
        checkInside(inner.box, row, `${place}.columns[${k}].box`);
        checkSingle(inner, lists, `${place}.columns[${k}]`);
      }
    }
  }
}

function checkSingle(single: SingleField, lists: NonNullable<Template['lists']>, path: string): void {
  if (single.kind === 'choice') {
    for (const [i, each] of single.options.entries()) {
      checkInside(each.box, single.box, `${path}.options[${i}].box`);
    }
  }
  if (single.kind !== 'number' || single.list === undefined || Object.hasOwn(lists, single.list)) return;
  const known = Object.keys(lists).join(', ') || 'none';
  throw new FieldError(`${path}.list`, single.list, `a list of the template (it has: ${known})`);
}

function checkInside(inner: Box, outer: Box, path: string): void {
  // Boxes that were computed may lie outside by a rounding error.
  const slack = 1e-6 * (outer.width + outer.height);
  const isInside =
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack;
  if (isInside) return;
  const { x, y, width, height } = outer;
  throw new FieldError(path, inner, `a box inside x ${x} to ${x + width}, y ${y} to ${y + height}`);
}
