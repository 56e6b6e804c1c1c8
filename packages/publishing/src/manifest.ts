import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import type { Reached } from './emit/reach.ts';
import type { Published } from './published.ts';

const packages = join(import.meta.dirname, '../..');

type Versions = Readonly<Record<string, string>>;

/** The fields of a workspace's package.json that a published one is made from. */
type Workspace = {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies?: Versions;
  readonly optionalDependencies?: Versions;
};

export function workspaceOf(name: string): Workspace {
  return JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8'));
}

/** The fields that all packages have. */
export function commonFields({
  name,
  description,
  keywords,
}: Pick<Published, 'name' | 'description' | 'keywords'>) {
  const { version, license } = workspaceOf('core');
  return { name: `@cifra/${name}`, version, description, keywords, license, type: 'module' };
}

/**
 * Returns the package.json of a compiled package.
 * @param code the files of its code, which decide its dependencies
 * @param types the files of its declarations
 * @throws Error if a file imports a package that the workspace does not declare
 */
export function compiledManifest(published: Published, code: readonly Reached[], types: readonly Reached[]) {
  const { node, bin, files = [], open = [], optional = [], everywhere } = published;
  return {
    ...commonFields(published),
    engines: { node },
    ...(bin ? { bin: { cifra: `dist/${bin}.js` } } : { types: './dist/index.d.ts' }),
    exports: {
      ...(!bin && { '.': { types: './dist/index.d.ts', default: './dist/index.js' } }),
      // For Cifra's other packages of the same version only.
      ...(!bin && { './internal/*': './dist/*' }),
      ...Object.fromEntries(open.map((folder) => [`./${folder}/*`, `./${folder}/*`])),
      './package.json': './package.json',
    },
    ...(everywhere && { sideEffects: false }),
    files: ['dist', ...files.filter((folder) => !folder.startsWith('src/')), 'NOTICE'],
    dependencies: dependenciesOf(published, code, types),
    ...(optional.length > 0 && {
      peerDependencies: Object.fromEntries(optional.map((name) => [name, versionOf(name)])),
      peerDependenciesMeta: Object.fromEntries(optional.map((name) => [name, { optional: true }])),
    }),
  };
}

function dependenciesOf(
  { name, optional = [], needs = [] }: Published,
  code: readonly Reached[],
  types: readonly Reached[],
): Versions {
  const { dependencies = {}, optionalDependencies = {} } = workspaceOf(name);
  const declared = { ...dependencies, ...optionalDependencies };
  const own = `@cifra/${name}`;
  for (const { file, imports } of [...code, ...types]) {
    const foreign = imports.filter((each) => !each.startsWith('.') && !isBuiltin(each)).map(packageName);
    const missing = foreign.find((each) => each !== own && !(each in declared) && !isDevelopment(each, file));
    if (missing)
      throw new Error(`compiledManifest: ${file} imports ${missing}, which ${own} does not declare`);
  }
  const named = new Set(code.flatMap(({ imports, texts }) => [...imports, ...texts]).map(packageName));
  for (const { imports } of types) for (const each of imports) named.add(packageName(each));
  const used = Object.keys(declared).filter((each) => named.has(each) && !optional.includes(each));
  return Object.fromEntries([...used, ...needs].sort().map((each) => [each, versionOf(each, declared)]));
}

/** Typefaces are parsed by a package that only a clone installs. */
function isDevelopment(name: string, file: string): boolean {
  return name === 'opentype.js' && file.startsWith('training/src/data/faces/');
}

/** Packages of Cifra use each other's internal files, so their versions are the same. */
function versionOf(name: string, declared: Versions = workspaceOf('node').dependencies ?? {}): string {
  if (name.startsWith('@cifra/')) return workspaceOf('core').version;
  const version = { ...workspaceOf('node').optionalDependencies, ...declared }[name];
  if (version === undefined) throw new Error(`versionOf: no workspace declares ${name}`);
  return version;
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
