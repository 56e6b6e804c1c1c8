import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

type Entry = {
  resolved?: string;
  link?: boolean;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
};

const root = join(import.meta.dirname, '..');
const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));

/** The documentation site has packages of its own, which only its writers and CI install. */
describe.each(['.', 'packages/site'])('the lockfile of %s', (folder) => {
  const packages = read(join(folder, 'package-lock.json')).packages as Record<string, Entry>;

  test('it names no host, so that any registry works', () => {
    const bound = Object.entries(packages).filter(([, { resolved, link }]) => resolved && !link);
    expect(bound.map(([name]) => name)).toEqual([]);
  });

  // npm omits binaries that the registry did not offer when the lockfile was written; `npm ci` then
  // fails elsewhere.
  test('it has the optional dependencies of all platforms', () => {
    const names = Object.keys(packages);
    const wanted = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    const absent = wanted.filter((name) => !names.some((path) => path.endsWith(`node_modules/${name}`)));
    expect(absent).toEqual([]);
  });

  test('every package with an install script is listed as allowed or not', () => {
    const { allowScripts } = read(join(folder, 'package.json'));
    const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = scripted.map(([path]) => path.split('node_modules/').at(-1)!);
    expect(names.filter((name) => !(name in allowScripts))).toEqual([]);
  });
});

test('no package reports installs: @scarf/scarf, which Spectral wants, is our empty package of that name', () => {
  const packages = read('package-lock.json').packages as Record<string, Entry>;
  const reporters = Object.entries(packages).filter(([path]) => path.endsWith('node_modules/@scarf/scarf'));
  expect(reporters).toEqual([[expect.anything(), { resolved: 'scripts/noScarf', link: true }]]);
});
