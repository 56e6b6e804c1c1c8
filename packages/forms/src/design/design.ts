import {
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
import { expect, name } from '../template/checks.ts';

/** The format of designs that this version reads. Later ones only add to it. */
export const DESIGN_FORMAT = 'cifra-design/1';

/** The typeface of the PDF has these characters (Windows-1252) and no others. */
const words = text({
  pattern: /^[\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+$/,
  expected: 'a non-empty text in letters of Western European languages',
});

/** What all fields have. */
const common = {
  name,
  label: words,
  required: optional(flag),
  weight: optional(number({ above: 0 })),
};

const single = {
  /**
   * A handwritten number. `boxes` and `comb` have a place for each digit, `free` is a frame to write in.
   * Default: boxes if the format tells how many digits there are, else free.
   */
  number: {
    ...common,
    expect: optional(expect),
    style: optional(oneOf('boxes', 'comb', 'free')),
    /** Number of boxes or teeth; default: the most digits that the format allows. */
    cells: optional(number({ from: 1, to: 24, whole: true })),
    list: optional(name),
    unique: optional(flag),
  },
  choice: {
    ...common,
    options: list(record({ value: text(), label: words }), { atLeast: 1 }),
    most: optional(number({ from: 1, whole: true })),
  },
  /** Something that only people can read; sizes in mm. */
  picture: {
    ...common,
    width: optional(number({ from: 10, to: 180 })),
    height: optional(number({ from: 5, to: 120 })),
  },
} as const;

const field = variants({
  ...single,
  number: {
    ...single.number,
    /** The number a second time as bubbles below its boxes: the field `NAME_bubbles` of the template. */
    bubbles: optional(flag),
  },
  /** A column of ten bubbles for each digit. */
  bubbles: { ...common, digits: number({ from: 1, to: 24, whole: true }) },
  table: {
    name,
    label: words,
    rows: number({ from: 1, to: 20, whole: true }),
    columns: list(variants(single), { atLeast: 1 }),
  },
  /** Print only. */
  heading: { text: words },
  text: { text: words },
});

const design = record({
  format: constant(DESIGN_FORMAT),
  /** Of the template; the title of its pages unless `title` is given. */
  name: words,
  version: text({ pattern: /^\d+\.\d+\.\d+$/, expected: 'a version, such as "1.0.0"' }),
  title: optional(words),
  paper: optional(oneOf('A4', 'Letter')),
  /** Of boxes and frames; a pale one interferes least with writing. Default: black. */
  colour: optional(oneOf('black', 'grey', 'red', 'green', 'blue')),
  /** In which fields are laid out; default 1. */
  columns: optional(number({ from: 1, to: 2, whole: true })),
  fields: list(field, { atLeast: 1 }),
  lists: optional(dictionary(list(text(), { atLeast: 1 }))),
});

/** A form to be printed, in reading order; sizes and places follow from it. */
export type Design = ReturnType<typeof design>;
export type DesignField = Design['fields'][number];
export type DesignOf<K extends DesignField['kind']> = Extract<DesignField, { readonly kind: K }>;
export type DesignColumn = DesignOf<'table'>['columns'][number];

/**
 * Checks a design from plain JSON.
 * @throws FieldError for the first field that is wrong or unknown, with its path and what was expected
 */
export function parseDesign(value: unknown): Design {
  const parsed = design(value, 'design');
  const fields = parsed.fields.map((each, i) => [each, `design.fields[${i}]`] as const);
  checkUnique(fields.flatMap(([each, path]) => ('name' in each ? [[each, path] as const] : [])));
  for (const [each, path] of fields) {
    checkList(each, parsed, path);
    if (each.kind !== 'table') continue;
    const columns = each.columns.map((column, k) => [column, `${path}.columns[${k}]`] as const);
    checkUnique(columns);
    for (const [column, place] of columns) checkList(column, parsed, place);
  }
  return parsed;
}

function checkUnique(named: readonly (readonly [{ readonly name: string }, string])[]): void {
  const seen = new Set<string>();
  for (const [{ name }, path] of named) {
    if (seen.has(name)) throw new FieldError(`${path}.name`, name, 'a name that no other field has');
    seen.add(name);
  }
}

function checkList(each: DesignField, { lists = {} }: Design, path: string): void {
  if (each.kind !== 'number' || each.list === undefined || Object.hasOwn(lists, each.list)) return;
  const known = Object.keys(lists).join(', ') || 'none';
  throw new FieldError(`${path}.list`, each.list, `a list of the design (it has: ${known})`);
}
