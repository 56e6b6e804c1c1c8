import type { Schema } from './openApi.ts';
import { type ClientOperation, jsonOf, pascalCase } from './operations.ts';
import { anonymousType, type Direction, type NameOf } from './schemaType.ts';

/** A type that the client exports. */
export type NamedType = { readonly name: string; readonly schema: Schema; readonly direction: Direction };

type Found = NamedType & { readonly hints: Set<string> };

/** Names that a type must not hide. */
const GLOBALS = ['Error', 'Map', 'Object', 'Record', 'Response', 'Set', 'Operation', 'Operations'];

/**
 * Names all objects of the operations. The document repeats schemas wherever they are used; equal
 * ones are one type. A type is named after the property that contains it, or after the operation.
 * If this name is taken, the names of the containing properties are added. `given` has better names
 * for some types, by the place of their first occurrence: `read.answer.0.models`. `shared` have
 * names already.
 */
export function nameTypes(
  shared: Readonly<Record<string, Schema>>,
  operations: readonly ClientOperation[],
  given: Readonly<Record<string, string>>,
): { types: NamedType[]; nameOf: NameOf } {
  const found = new Map<string, Found>();
  const unused = new Set(Object.keys(given));
  const visit = (schema: Schema, direction: Direction, place: string, hint: string, around = ''): void => {
    if (schema.type === 'object' && schema.properties) {
      const key = keyOf(schema, direction);
      if (!found.has(key)) found.set(key, { name: given[place] ?? '', schema, direction, hints: new Set() });
      if (found.get(key)!.name !== '') unused.delete(place);
      found.get(key)!.hints.add(hint).add(`${around}${hint}`);
      for (const [name, property] of Object.entries(schema.properties))
        visit(property, direction, `${place}.${name}`, hintOf(name, property), hint);
    }
    if (schema.items) visit(schema.items, direction, place, hint, around);
    for (const [i, each] of (schema.anyOf ?? schema.oneOf ?? []).entries())
      visit(each, direction, `${place}.${i}`, hint, around);
  };
  for (const [name, schema] of Object.entries(shared)) {
    found.set(keyOf(schema, 'got'), { name, schema, direction: 'got', hints: new Set() });
    visit(schema, 'got', name, name);
  }
  for (const { id, body, answer } of operations) {
    const sent = jsonOf(body);
    const got = jsonOf(answer);
    if (sent) visit(sent, 'sent', `${id}.body`, `${pascalCase(id)}Body`);
    if (got) visit(got, 'got', `${id}.answer`, `${pascalCase(id)}Answer`);
  }
  if (unused.size > 0) throw new Error(`nameTypes: there is nothing at ${[...unused].join(', ')}`);
  const names = chooseNames(found);
  return {
    types: [...found].map(([key, type]) => ({ ...type, name: names.get(key)! })),
    nameOf: (schema, direction) => (schema.properties ? names.get(keyOf(schema, direction)) : undefined),
  };
}

/** Chooses the shortest free hint; earlier schemas choose first. */
function chooseNames(found: ReadonlyMap<string, Found>): Map<string, string> {
  const taken = new Set([...GLOBALS, ...[...found.values()].map(({ name }) => name)]);
  const names = new Map<string, string>();
  for (const [key, { name, hints }] of found) {
    const free = [...hints].filter((hint) => !taken.has(hint)).sort((a, b) => a.length - b.length);
    const chosen = name || free[0];
    if (!chosen)
      throw new Error(
        `nameTypes: several types want the name ${[...hints].join(', ')}; give one of them another`,
      );
    taken.add(chosen);
    names.set(key, chosen);
  }
  return names;
}

/** Equal schemas have equal text, with all references written out. */
function keyOf(schema: Schema, direction: Direction): string {
  return anonymousType(schema, direction, () => undefined);
}

/** `candidates`, an array → `Candidate` */
function hintOf(name: string, { type }: Schema): string {
  const singular = type === 'array' ? name.replace(/s$/, '') : name;
  return pascalCase(singular);
}
