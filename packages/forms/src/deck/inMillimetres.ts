import type { Box } from '@cifra/core/base/types.ts';
import type { SingleField, TemplateField, TemplatePage } from '../template/template.ts';

/** Assumed length of the longer side of a page whose template is in pixels: that of A4. */
const LONGER = 297;

/** The page with all places in mm. */
export function inMillimetres(page: TemplatePage): TemplatePage {
  if (page.unit === 'mm') return page;
  const factor = LONGER / Math.max(page.width, page.height);
  const scaled = ({ x, y, width, height }: Box): Box => ({
    x: factor * x,
    y: factor * y,
    width: factor * width,
    height: factor * height,
  });
  const single = (field: SingleField): SingleField =>
    field.kind === 'choice'
      ? {
          ...field,
          box: scaled(field.box),
          options: field.options.map((option) => ({ ...option, box: scaled(option.box) })),
        }
      : { ...field, box: scaled(field.box) };
  const any = (field: TemplateField): TemplateField =>
    field.kind === 'table'
      ? { ...field, box: scaled(field.box), columns: field.columns.map(single) }
      : single(field);
  return {
    ...page,
    unit: 'mm',
    width: factor * page.width,
    height: factor * page.height,
    fields: page.fields.map(any),
  };
}
