// What a release changes in the clone: versions, the changelog, and the lines that name a version.
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getReleasePlan } from '@changesets/get-release-plan';
import { sectionsOf, withVersion } from './changelog.ts';
import { publishedText } from './publishedText.ts';

const require = createRequire(import.meta.url);
const changesets = join(dirname(require.resolve('@changesets/cli/package.json')), 'bin.js');

export type Options = {
  /** As 2026-12-31. */
  readonly date: string;
  /** The documentation prints what works once the packages are on npm. */
  readonly nameHeld: boolean;
};

/** Returns the version that the files of `.changeset` ask for. @throws Error if there is nothing to release */
export async function nextVersion(root: string): Promise<string> {
  return versionOf(await getReleasePlan(root));
}

function versionOf({ releases }: ReleasePlan): string {
  // All packages have one version, `fixed` in .changeset/config.json.
  const version = releases.find(({ type }) => type !== 'none')?.newVersion;
  if (version !== undefined) return version;
  throw new Error('release: there is nothing to release: no file in .changeset describes a change');
}

type ReleasePlan = Awaited<ReturnType<typeof getReleasePlan>>;

/**
 * Turns the files of `.changeset` into a version of all packages.
 * @param root the folder of the clone
 * @returns the new version
 * @throws Error if there is nothing to release
 */
export async function prepareRelease(root: string, { date, nameHeld }: Options): Promise<string> {
  const plan = await getReleasePlan(root);
  const version = versionOf(plan);
  const sections = sectionsOf(plan.changesets);
  const before = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
  execFileSync(process.execPath, [changesets, 'version'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  edit(join(root, 'CHANGELOG.md'), (text) => withVersion(text, version, date, sections));
  edit(join(root, 'package.json'), (text) =>
    text.replace(`"version": "${before}"`, `"version": "${version}"`),
  );
  edit(join(root, 'CITATION.cff'), (text) => text.replace(/^version: .*/m, `version: ${version}`));
  for (const file of globSync(['README.md', 'docs/*.md', 'packages/*/README.md'], { cwd: root })) {
    edit(join(root, file), (text) => {
      const renamed = text.replaceAll(`-${before}.tgz`, `-${version}.tgz`);
      return nameHeld ? publishedText(renamed) : renamed;
    });
  }
  const words = ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return version;
}

function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after !== before) writeFileSync(file, after);
}
