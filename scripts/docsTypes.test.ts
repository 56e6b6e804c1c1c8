// The programs in the documents compile: every block of TypeScript and JavaScript, and every module
// script of a page, against the packages of this tree. Some are also run, by the tests of their package.
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

type Program = { readonly language: 'js' | 'ts'; readonly text: string };

/** A comment before a block that is not a complete program declares what it uses. */
const block = /(?:^<!-- surroundings: (.+) -->\n)?^```(ts|js|html)\n(.*?)^```$/gms;
const moduleScript = /<script type="module">\n(.*?)<\/script>/gs;
/** What a page without a bundler imports. */
const installed = './node_modules/cifra/dist/js/browser.js';

function programsOf(markdown: string): Program[] {
  return [...markdown.matchAll(block)].flatMap(([, surroundings = '', language, text]): Program[] => {
    if (language !== 'html') return [{ language: language as 'js' | 'ts', text: `${surroundings}\n${text}` }];
    const scripts = [...text.matchAll(moduleScript)].map(([, script]) => script);
    return scripts.map((script) => ({ language: 'js', text: script.replaceAll(installed, 'cifra') }));
  });
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cifra-docs-types-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Returns what the compiler reports about the programs of documents, by their names. */
function compile(documents: Readonly<Record<string, string>>): string {
  for (const [name, markdown] of Object.entries(documents))
    programsOf(markdown).forEach(({ language, text }, index) => {
      writeFileSync(join(folder, `${name.replaceAll('/', '-')}-${index + 1}.m${language}`), text);
    });
  const compilerOptions = {
    lib: ['ES2024', 'DOM', 'DOM.Iterable'],
    types: ['node'],
    allowJs: true,
    checkJs: true,
    // A program may end before it uses what it read.
    noUnusedLocals: false,
    paths: {
      cifra: [join(root, 'packages/cifra/src/index.ts')],
      'cifra/element': [join(root, 'packages/cifra/src/element.ts')],
      'cifra/element/class': [join(root, 'packages/cifra/src/elementClass.ts')],
      '@cifra/*': [join(root, 'packages/*/src/index.ts')],
    },
  };
  const config = { extends: join(root, 'tsconfig.base.json'), compilerOptions, include: ['*.mts', '*.mjs'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  return spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8', cwd: folder }).stdout;
}

test('the programs of all documents compile', () => {
  const files = globSync(['README.md', 'docs/*.md', 'packages/cifra/README.md'], { cwd: root });
  const documents = Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  const counts = Object.values(documents).map((markdown) => programsOf(markdown).length);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(6);
  expect(compile(documents)).toBe('');
});

test('a wrong option, a missing name and a wrong import are reported; declared surroundings are known', () => {
  const found = compile({
    a: "```js\nimport { read } from 'cifra';\nawait read('a.png', { style: 'british' });\n```\n",
    b: '```ts\nconsole.log(reading.text);\n```\n',
    c: '```html\n<script type="module">\n  import { rea } from "cifra";\n</script>\n```\n',
    d: '<!-- surroundings: declare const reading: { text: string }; -->\n```ts\nconsole.log(reading.text);\n```\n',
  });
  const reported = found.split('\n').flatMap((line) => /^([a-z])-1\.m[jt]s\(\d/.exec(line)?.[1] ?? []);
  expect(reported).toEqual(['a', 'b', 'c']);
});
