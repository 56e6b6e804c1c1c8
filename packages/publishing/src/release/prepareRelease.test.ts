// A release of a small clone: real changesets, real npm.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sectionsOf } from './changelog.ts';
import { prepareRelease } from './prepareRelease.ts';

const root = join(import.meta.dirname, '../../../..');
let clone: string;

function write(file: string, text: string): void {
  mkdirSync(dirname(join(clone, file)), { recursive: true });
  writeFileSync(join(clone, file), text);
}
const read = (file: string) => readFileSync(join(clone, file), 'utf8');
const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

const page = `<!-- until the packages are on npm -->
npm install ./dist/cifra-0.2.0.tgz
<!-- then
npm install cifra
-->
`;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'cifra-release-'));
  const common = { version: '0.2.0', private: true };
  write('package.json', json({ name: 'all', ...common, workspaces: ['packages/*'] }));
  write(
    'packages/cifra/package.json',
    json({ name: 'cifra', ...common, devDependencies: { '@cifra/core': '^0.2.0' } }),
  );
  write('packages/core/package.json', json({ name: '@cifra/core', ...common }));
  write('.changeset/config.json', readFileSync(join(root, '.changeset/config.json'), 'utf8'));
  write('CHANGELOG.md', '# Changelog\n\n## [0.2.0] – 2026-01-02\n\n### Added\n\n- First.\n');
  write('CITATION.cff', 'title: x\nversion: 0.2.0\n');
  write('docs/package.md', page);
  write('README.md', '# x\n');
  execFileSync('npm', ['install', '--package-lock-only'], { cwd: clone, stdio: 'ignore' });
  const git = (...words: string[]) => execFileSync('git', words, { cwd: clone });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '--all');
  git('-c', 'user.name=T', '-c', 'user.email=t@example.org', 'commit', '--quiet', '--message', 'first');
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

const change = (packageName: string, bump: string, text: string) =>
  `---\n"${packageName}": ${bump}\n---\n\n${text}\n`;

test('all packages get the version, and the changelog its lines', async () => {
  write('.changeset/quick-foxes.md', change('@cifra/core', 'minor', '### Added\n\n- A door.'));
  write('.changeset/slow-hens.md', change('cifra', 'patch', '### Fixed\n\n- A window.'));
  expect(await prepareRelease(clone, { date: '2026-12-31', nameHeld: false })).toBe('0.3.0');
  for (const file of ['package.json', 'packages/cifra/package.json', 'packages/core/package.json']) {
    expect(JSON.parse(read(file)).version).toBe('0.3.0');
  }
  expect(JSON.parse(read('packages/cifra/package.json')).devDependencies).toEqual({
    '@cifra/core': '^0.3.0',
  });
  expect(JSON.parse(read('package-lock.json')).packages['packages/core'].version).toBe('0.3.0');
  expect(read('CHANGELOG.md')).toContain(
    '## [0.3.0] – 2026-12-31\n\n### Added\n\n- A door.\n\n### Fixed\n\n- A window.\n\n## [0.2.0]',
  );
  expect(read('CITATION.cff')).toContain('version: 0.3.0');
  expect(read('docs/package.md')).toBe(page.replace('0.2.0', '0.3.0'));
  expect(readdirSync(join(clone, '.changeset'))).toEqual(['config.json']);
});

test('once the name is held, the documentation installs from npm', async () => {
  write('.changeset/slow-hens.md', change('cifra', 'patch', '### Fixed\n\n- A window.'));
  expect(await prepareRelease(clone, { date: '2026-12-31', nameHeld: true })).toBe('0.2.1');
  expect(read('docs/package.md')).toBe('npm install cifra\n');
});

test('without changes there is nothing to release, and nothing is written', async () => {
  await expect(prepareRelease(clone, { date: '2026-12-31', nameHeld: false })).rejects.toThrow(
    'nothing to release',
  );
  expect(execFileSync('git', ['status', '--porcelain'], { cwd: clone, encoding: 'utf8' })).toBe('');
});

test('a change that does not fit the changelog stops the release before anything is written', async () => {
  write('.changeset/odd.md', change('cifra', 'patch', 'Faster.'));
  await expect(prepareRelease(clone, { date: '2026-12-31', nameHeld: false })).rejects.toThrow(
    '.changeset/odd.md',
  );
  expect(JSON.parse(read('packages/cifra/package.json')).version).toBe('0.2.0');
});

test('the waiting changes of this project fit its changelog', () => {
  const folder = join(root, '.changeset');
  const changes = readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => {
      const [, summary] = readFileSync(join(folder, name), 'utf8').split(/^---\n[\s\S]*?\n---\n/);
      return { id: name.replace('.md', ''), summary };
    });
  expect(() => sectionsOf(changes)).not.toThrow();
});
