type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Tree = { readonly [key: string]: Json };

/** An OpenAPI document, as far as clients depend on it. */
export type ApiDocument = { readonly paths: Tree; readonly components: Tree };

/** In which direction data goes: a client may leave out what is new in a request, and ignore what is new in a response. */
type Direction = 'request' | 'response';

/**
 * Returns what a client of an older document could stumble over, as paths into the document: what was removed, what has
 * another type, what must be sent now, and what may be missing from a response now. New paths, new fields, and new
 * values of a response's enumerations are no faults.
 */
export function incompatible(older: ApiDocument, newer: ApiDocument): string[] {
  const faults: string[] = [];
  for (const [path, methods] of entries(older.paths)) {
    for (const [method, operation] of entries(methods)) {
      const now = at(newer.paths, path, method);
      const where = `${method.toUpperCase()} ${path}`;
      if (now === undefined) faults.push(`${where} is gone`);
      else faults.push(...operationFaults(where, operation as Tree, now as Tree));
    }
  }
  return faults;

  function operationFaults(where: string, was: Tree, now: Tree): string[] {
    const found = [...parameterFaults(where, was, now)];
    for (const [type, media] of entries(at(was, 'requestBody', 'content')))
      found.push(
        ...mediaFaults(`${where} body ${type}`, media, at(now, 'requestBody', 'content', type), 'request'),
      );
    for (const [status, response] of entries(was.responses)) {
      const wasThere = resolved(response, older) as Tree;
      const isThere = resolved(at(now, 'responses', status), newer) as Tree | undefined;
      if (isThere === undefined) found.push(`${where} ${status} is gone`);
      else
        for (const [type, media] of entries(wasThere.content))
          found.push(
            ...mediaFaults(`${where} ${status} ${type}`, media, at(isThere, 'content', type), 'response'),
          );
    }
    return found;
  }

  function parameterFaults(where: string, was: Tree, now: Tree): string[] {
    const named = (operation: Tree, document: ApiDocument) =>
      new Map(
        list(operation.parameters)
          .map((each) => resolved(each, document) as Tree)
          .map((each) => [`${each.in} ${each.name}`, each] as const),
      );
    const [before, after] = [named(was, older), named(now, newer)];
    const found: string[] = [];
    for (const [name, parameter] of before) {
      const still = after.get(name);
      if (still === undefined) found.push(`${where} ${name} is gone`);
      else found.push(...schemaFaults(`${where} ${name}`, parameter.schema, still.schema, 'request'));
    }
    for (const [name, parameter] of after)
      if (parameter.required === true && before.get(name)?.required !== true)
        found.push(`${where} ${name} must be sent now`);
    return found;
  }

  function mediaFaults(where: string, was: Json, now: Json | undefined, direction: Direction): string[] {
    if (now === undefined) return [`${where} is gone`];
    return schemaFaults(where, at(was, 'schema'), at(now, 'schema'), direction);
  }

  function schemaFaults(
    where: string,
    wasReferred: Json | undefined,
    nowReferred: Json | undefined,
    direction: Direction,
  ): string[] {
    const [was, now] = [resolved(wasReferred, older), resolved(nowReferred, newer)];
    if (was === undefined || !isTree(was)) return [];
    if (now === undefined || !isTree(now)) return [`${where} has no schema`];
    return [
      ...valueFaults(where, was, now, direction),
      ...fieldFaults(where, was, now, direction),
      ...list(was.anyOf).flatMap((choice, i) => {
        const isThere = list(now.anyOf).some(
          (each) => schemaFaults(where, choice, each, direction).length === 0,
        );
        return isThere ? [] : [`${where}: choice ${i + 1} is gone`];
      }),
      ...(was.items === undefined ? [] : schemaFaults(`${where}[]`, was.items, now.items, direction)),
      ...(isTree(was.additionalProperties)
        ? schemaFaults(`${where}.*`, was.additionalProperties, now.additionalProperties, direction)
        : []),
    ];
  }

  function fieldFaults(where: string, was: Tree, now: Tree, direction: Direction): string[] {
    const fields = entries(was.properties).flatMap(([name, property]) => {
      const still = at(now, 'properties', name);
      if (still === undefined) return [`${where}.${name} is gone`];
      return schemaFaults(`${where}.${name}`, property, still, direction);
    });
    const [needed, needs] = [list(was.required), list(now.required)];
    const [more, fewer] = [without(needs, needed), without(needed, needs)];
    if (direction === 'request')
      return [...fields, ...more.map((name) => `${where}.${name} must be sent now`)];
    return [...fields, ...fewer.map((name) => `${where}.${name} may be missing now`)];
  }
}

function valueFaults(where: string, was: Tree, now: Tree, direction: Direction): string[] {
  const changed = (['type', 'const'] as const)
    .filter((key) => was[key] !== undefined && JSON.stringify(was[key]) !== JSON.stringify(now[key]))
    .map((key) => `${where}: ${JSON.stringify(was[key])} is ${JSON.stringify(now[key])} now`);
  const gone = direction === 'request' ? without(list(was.enum), list(now.enum)) : [];
  return [...changed, ...gone.map((value) => `${where}: ${JSON.stringify(value)} is no longer taken`)];
}

function without(all: readonly Json[], some: readonly Json[]): Json[] {
  return all.filter((each) => !some.includes(each));
}

function resolved(node: Json | undefined, document: ApiDocument): Json | undefined {
  if (!isTree(node) || typeof node.$ref !== 'string') return node;
  return resolved(at(document as unknown as Tree, ...node.$ref.replace(/^#\//, '').split('/')), document);
}

function at(node: Json | undefined, ...keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>((each, key) => (isTree(each) ? each[key] : undefined), node);
}

function entries(node: Json | undefined): [string, Json][] {
  return isTree(node) ? Object.entries(node) : [];
}

function list(node: Json | undefined): readonly Json[] {
  return Array.isArray(node) ? node : [];
}

function isTree(node: Json | undefined): node is Tree {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
