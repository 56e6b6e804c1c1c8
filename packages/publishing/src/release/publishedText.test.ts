import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishedText } from './publishedText.ts';

const root = join(import.meta.dirname, '../../../..');

const page = `# Install

<!-- until the packages are on npm -->
Make the tarball.
<!-- then
Install it:

npm install cifra
-->
Use it.
`;

test('the text for later replaces that of today', () => {
  expect(publishedText(page)).toBe('# Install\n\nInstall it:\n\nnpm install cifra\nUse it.\n');
});

test('each of several places has its own text', () => {
  const twice = publishedText(`${page}${page.replaceAll('npm install cifra', 'npm install @cifra/cli')}`);
  expect(twice.match(/^npm install .*/gm)).toEqual(['npm install cifra', 'npm install @cifra/cli']);
});

test('a comment without the other is an error', () => {
  expect(() => publishedText(page.replace('<!-- then', '<!-- later'))).toThrow('lacks its "then"');
  expect(() => publishedText(page.replace('<!-- until', '<!-- before'))).toThrow('lacks its "then"');
});

test('no page of the project then names a tarball or the clone as the way to install the package', () => {
  const pages = globSync(['README.md', 'docs/*.md', 'packages/*/README.md'], { cwd: root });
  const published = pages.map((file) => publishedText(readFileSync(join(root, file), 'utf8')));
  expect(published.filter((text) => /\.tgz/.test(text))).toEqual([]);
  expect(published.filter((text) => /^npm install cifra$/m.test(text)).length).toBeGreaterThanOrEqual(2);
});
