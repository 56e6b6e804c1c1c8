import type { Schema } from './openApi.ts';

/**
 * Direction of a value: properties with a default are optional when sent, and always present when
 * received.
 */
export type Direction = 'sent' | 'got';

/** Returns the name of a schema's type, if it has one. */
export type NameOf = (schema: Schema, direction: Direction) => string | undefined;

/**
 * Returns a schema as a TypeScript type. Limits on values (`minimum`, `pattern`) are checked by the
 * server.
 */
export function schemaType(schema: Schema, direction: Direction, nameOf: NameOf): string {
  return nameOf(schema, direction) ?? anonymousType(schema, direction, nameOf);
}

/** The same, ignoring the schema's own name. */
export function anonymousType(schema: Schema, direction: Direction, nameOf: NameOf): string {
  const inner = (each: Schema) => schemaType(each, direction, nameOf);
  const { $ref, anyOf, oneOf, allOf, type } = schema;
  if ($ref !== undefined) return $ref.slice($ref.lastIndexOf('/') + 1);
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
  const either = anyOf ?? oneOf;
  if (either) return union(either.map(inner));
  if (allOf) return allOf.map((each) => `(${inner(each)})`).join(' & ');
  if (typeof type === 'object') return union(type.map((each) => inner({ ...schema, type: each })));
  if (type === 'array') return arrayType(schema, inner);
  if (type === 'object') return objectType(schema, direction, nameOf);
  return (type !== undefined && plainTypes[type]) || 'unknown';
}

const plainTypes: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

function arrayType({ items, prefixItems }: Schema, inner: (schema: Schema) => string): string {
  if (prefixItems) return `readonly [${prefixItems.map(inner).join(', ')}]`;
  return items ? `readonly (${inner(items)})[]` : 'readonly unknown[]';
}

function objectType(schema: Schema, direction: Direction, nameOf: NameOf): string {
  const { properties, required = [], additionalProperties, patternProperties } = schema;
  const others = patternProperties ? Object.values(patternProperties)[0] : additionalProperties;
  const rest = typeof others === 'object' ? schemaType(others, direction, nameOf) : 'unknown';
  if (!properties) return `Readonly<Record<string, ${rest}>>`;
  const members = Object.entries(properties).map(([name, property]) => {
    const optional = !required.includes(name) || (direction === 'sent' && 'default' in property);
    const named = nameOf(property, direction) !== undefined;
    return member(name, schemaType(property, direction, nameOf), {
      optional,
      ...(!named && { description: property.description }),
    });
  });
  const index = others ? [`readonly [member: string]: ${rest};`] : [];
  return `{\n${[...members, ...index].join('\n')}\n}`;
}

/** Returns a member of an object type, below its description. */
export function member(
  name: string,
  type: string,
  { optional, description }: { readonly optional: boolean; readonly description?: string | undefined },
): string {
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
  return `${comment(description)}readonly ${key}${optional ? '?' : ''}: ${type};`;
}

/** Returns a comment of the non-empty lines, for the source below it. */
export function comment(...texts: readonly (string | undefined)[]): string {
  const lines = texts
    .flatMap((text) => text?.split('\n') ?? [])
    .map((line) => line.replaceAll('*/', '* /').trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return '';
  return lines.length === 1
    ? `/** ${lines[0]} */\n`
    : `/**\n${lines.map((line) => ` * ${line}\n`).join('')} */\n`;
}

export function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ');
}
