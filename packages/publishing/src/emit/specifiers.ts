import { parseSync, Visitor } from 'rolldown/utils';

/**
 * A quoted name of a TypeScript file: of an import, and of `new URL` and `import.meta.resolve`, which
 * the compiler leaves as they are.
 */
const SOURCE = /(['"])((?:\.{1,2}\/|@cifra\/)[^'"\n]*)\.ts\1/g;

/** Files of other packages are reached through this folder, see docs/compatibility.md. */
const INTERNAL = 'internal';

/** Makes all names of TypeScript files in compiled text names of the compiled files. */
export function compiledSpecifiers(text: string, file: string): string {
  const compiled = text.replace(
    SOURCE,
    (_, quote: string, path: string) => `${quote}${publicPath(path)}.js${quote}`,
  );
  const missed = /(?:new URL|resolve|import)\(\s*['"`][^'"`\n]*\.ts['"`]/.exec(compiled);
  if (missed) throw new Error(`compiledSpecifiers: ${file} still names a TypeScript file: ${missed[0]}`);
  return compiled;
}

/** `@cifra/core/base/types` → `@cifra/core/internal/base/types`. */
function publicPath(path: string): string {
  return path.replace(/^(@cifra\/[^/]+)\//, `$1/${INTERNAL}/`);
}

/** A text that begins with the name of a module: a file, or a package and perhaps a file of it. */
const MODULE = /^(?:\.{1,2}\/|@?[a-z0-9])[\w@./-]*/;

/** The modules that a compiled file names. */
export type Names = {
  /** In imports: `from`, `import()`. */
  readonly imports: readonly string[];
  /** In any text, as workers and `import.meta.resolve` do. */
  readonly texts: readonly string[];
};

/** Finds the modules in the text of a `.js` or `.d.ts` file. */
export function namesIn(text: string, file: string): Names {
  const { program, errors } = parseSync(file, text, { lang: file.endsWith('.d.ts') ? 'dts' : 'js' });
  if (errors.length > 0) throw new Error(`namesIn: ${file} does not parse: ${errors[0].message}`);
  const imports: string[] = [];
  const texts: string[] = [];
  const add = (value: unknown) => {
    const [name] = (typeof value === 'string' && MODULE.exec(value)) || [];
    if (name !== undefined) texts.push(name);
  };
  new Visitor({
    Literal: ({ value }) => add(value),
    TemplateElement: ({ value }) => add(value.cooked),
    ImportDeclaration: ({ source }) => void imports.push(source.value),
    ExportNamedDeclaration: ({ source }) => void (source && imports.push(source.value)),
    ExportAllDeclaration: ({ source }) => void imports.push(source.value),
    ImportExpression: ({ source }) => {
      if (source.type === 'Literal' && typeof source.value === 'string') imports.push(source.value);
    },
    TSImportType: ({ source }) => void imports.push(source.value),
  }).visit(program);
  return { imports, texts };
}
