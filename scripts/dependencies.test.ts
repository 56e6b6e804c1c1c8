// Every imported package must be declared by the workspace that imports it. If it is found only
// because another workspace installs it, the import fails as soon as that workspace no longer does.
import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf } from './imports.ts';

const root = join(import.meta.dirname, '..');

/** Declared only in the root: every workspace is tested with it. */
const TEST_RUNNER = 'vitest';

type Manifest = {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

function declaredIn(workspace: string): ReadonlySet<string> {
  const file = readFileSync(join(root, workspace, 'package.json'), 'utf8');
  const { name, dependencies, devDependencies, optionalDependencies } = JSON.parse(file) as Manifest;
  return new Set([
    name,
    TEST_RUNNER,
    ...Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }),
  ]);
}

/** `@cifra/core/base/types.ts` → `@cifra/core`; null for files and built-in modules. */
function packageOf(specifier: string | null): string | null {
  if (specifier === null || specifier.startsWith('.') || isBuiltin(specifier)) return null;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function undeclared(sources: readonly string[], declared: ReadonlySet<string>): string[] {
  return sources.flatMap((file) =>
    importsOf(readFileSync(join(root, file), 'utf8'), file)
      .map(({ specifier }) => packageOf(specifier))
      .filter((name) => name !== null && !declared.has(name))
      .map((name) => `${file}: ${name}`),
  );
}

const examples = globSync('examples/element/*/package.json', { cwd: root }).map((file) => dirname(file));

test.each([...globSync('packages/*', { cwd: root }), ...examples])(
  '%s declares the packages that it imports',
  (workspace) => {
    const sources = globSync('{src,e2e,scripts}/**/*.{ts,tsx,mjs}', { cwd: join(root, workspace) });
    const files = sources.map((file) => join(workspace, file));
    expect(undeclared(files, declaredIn(workspace))).toEqual([]);
  },
);

test('the root declares the packages that bench, examples and scripts import', () => {
  const exclude = [...examples.map((folder) => `${folder}/**`), '**/node_modules/**'];
  const files = globSync('{bench,examples,scripts}/**/*.{ts,mjs}', { cwd: root, exclude });
  // The workspaces themselves are linked into the root's node_modules.
  const workspaces = globSync('packages/*', { cwd: root }).flatMap((workspace) => [...declaredIn(workspace)]);
  const own = workspaces.filter((name) => name.startsWith('@cifra/'));
  expect(undeclared(files, new Set([...declaredIn(''), ...own]))).toEqual([]);
});
