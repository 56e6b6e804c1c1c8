// JSON Schemas as tables: one row for each field, with the path of its name.

/** The parts of JSON Schema (draft 2020-12) that the server's document uses. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly description?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
};

type Row = { readonly name: string; readonly type: string; readonly text: string };

export function fieldTable(schema: Schema, name: string): string {
  const rows = rowsOf(schema, '').map(
    ({ name, type, text }) => `| \`${name}\` | ${inTable(type)} | ${inTable(text)} |`,
  );
  return [`| ${name} | type | |`, '|---|---|---|', ...new Set(rows)].join('\n');
}

/** Rows of the fields inside a schema; alternatives follow one another. */
function rowsOf(schema: Schema, path: string): Row[] {
  const { properties = {}, required = [], items, anyOf, oneOf } = schema;
  const alternatives = [...(anyOf ?? []), ...(oneOf ?? [])];
  const below = [
    ...alternatives.flatMap((each) => rowsOf(each, path)),
    ...(items ? rowsOf(items, `${path}[]`) : []),
  ];
  const fields = Object.entries(properties).flatMap(([name, field]) => {
    const own = path === '' ? name : `${path}.${name}`;
    const optional = required.includes(name) ? '' : '?';
    return [{ name: `${own}${optional}`, type: typeOf(field), text: textOf(field) }, ...rowsOf(field, own)];
  });
  return [...fields, ...below];
}

/** `number, 0 to 1`, `"a" or "b"`, `text[]`. */
export function typeOf(schema: Schema): string {
  const { type, items, anyOf, oneOf } = schema;
  const alternatives = anyOf ?? oneOf;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(' or ');
  if ('const' in schema) return `\`${JSON.stringify(schema.const)}\``;
  if (alternatives) return [...new Set(alternatives.map(typeOf))].join(' or ');
  if (type === 'array')
    return items ? `${typeOf({ ...items, description: '' }).replace(/,.*/, '')}[]` : 'list';
  if (Array.isArray(type)) return type.map((each) => names[each] ?? each).join(' or ');
  return `${names[type as string] ?? 'any value'}${limitsOf(schema)}`;
}

const names: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  null: 'null',
};

function limitsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): string {
  const low = minimum ?? (exclusiveMinimum === undefined ? undefined : `above ${exclusiveMinimum}`);
  const high = maximum ?? (exclusiveMaximum === undefined ? undefined : `below ${exclusiveMaximum}`);
  if (low !== undefined && high !== undefined) return `, ${low} to ${high}`;
  if (low !== undefined) return `, ${low} or more`;
  return high === undefined ? '' : `, at most ${high}`;
}

function textOf({ description = '', default: value, anyOf, oneOf, items }: Schema): string {
  const inner = [...(anyOf ?? oneOf ?? []), ...(items ? [items] : [])].map((each) => each.description);
  const text = description || inner.find((each) => each) || '';
  return value === undefined ? text : `${text} Default: \`${JSON.stringify(value)}\`.`.trim();
}

/** Bars end a cell, and line breaks end a table. */
function inTable(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}
