import type { SingleField, TemplatePage } from './template.ts';

/** A field of a filled page, with its own place: one for each row of a table. */
export type Leaf = SingleField & {
  /** Name of its value: `total`, or `items[2].price` in the third row of a table. */
  readonly path: string;
};

/** Returns the fields of a page in the template's order, tables row by row. Boxes are in the page's unit. */
export function leavesOf({ fields }: TemplatePage): Leaf[] {
  return fields.flatMap((field) => {
    if (field.kind !== 'table') return [{ ...field, path: field.name }];
    const height = field.box.height / field.rows;
    return Array.from({ length: field.rows }, (_, row) =>
      field.columns.map((column) => ({
        ...moved(column, row * height),
        path: `${field.name}[${row}].${column.name}`,
      })),
    ).flat();
  });
}

function moved<F extends SingleField>(field: F, down: number): F {
  const lower = (box: SingleField['box']) => ({ ...box, y: box.y + down });
  if (field.kind !== 'choice') return { ...field, box: lower(field.box) };
  const options = field.options.map((option) => ({ ...option, box: lower(option.box) }));
  return { ...field, box: lower(field.box), options };
}
