import { parseSync, Visitor } from 'rolldown/utils';

/**
 * One import of a source text: its specifier (null if it is computed), and its line, counted from
 * 1.
 */
export type Import = { readonly specifier: string | null; readonly line: number };

/** `import(`, also with a comment before the bracket. */
const CALL = /\bimport\s*[(/]/;

/**
 * Returns every module named in a TypeScript source: imports and re-exports, including types, and
 * `import('…')` as a call and as a type.
 * @throws Error if the text does not parse
 */
export function importsOf(text: string, file: string): Import[] {
  const parsed = parseSync(file, text, { lang: file.endsWith('.tsx') ? 'tsx' : 'ts' });
  const { module, errors } = parsed;
  if (errors.length > 0) throw new Error(`importsOf: ${file} does not parse: ${errors[0].message}`);
  const found = new Map<number, Import>();
  const add = (start: number, specifier: string | null) =>
    found.set(start, { specifier, line: lineAt(text, start) });

  for (const { moduleRequest } of module.staticImports) add(moduleRequest.start, moduleRequest.value);
  for (const { entries } of module.staticExports)
    for (const { moduleRequest } of entries) if (moduleRequest) add(moduleRequest.start, moduleRequest.value);
  // The tree is decoded on first use, which takes most of the time, and few files have such an
  // import.
  if (CALL.test(text))
    new Visitor({
      ImportExpression: ({ source }) => add(source.start, literal(source)),
      TSImportType: ({ source }) => add(source.start, literal(source)),
    }).visit(parsed.program);
  return [...found.entries()].sort(([a], [b]) => a - b).map(([, entry]) => entry);
}

function literal(node: { type: string }): string | null {
  return node.type === 'Literal' && 'value' in node && typeof node.value === 'string' ? node.value : null;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
