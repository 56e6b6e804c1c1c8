// The README and the documents are correct: their commands run, and their links have targets.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { EXPECT_KINDS } from '@cifra/core/format/parseExpect.ts';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const documents = globSync(['README.md', 'docs/*.md'], { cwd: root }).sort();

/**
 * Comment before a block of commands that the tests skip, with the reason, or that
 * `serverDocs.test.ts` runs.
 */
const exemption = /<!-- (?:not run by the tests: )?(.+) -->\n$/;

/**
 * Returns the ```sh blocks of a Markdown text: one command per line. `reason` is set if they must
 * not run.
 */
function commandBlocks(markdown: string): { commands: string[]; reason: string | undefined }[] {
  return [...markdown.matchAll(/^```sh\n(.*?)^```$/gms)].map(({ 1: body, index }) => ({
    commands: body.split('\n').filter((line) => line.trim() !== ''),
    reason: exemption.exec(markdown.slice(0, index))?.[1],
  }));
}

/**
 * Runs a command as a reader of the documents would, in the root folder, with the commands of the
 * packages.
 */
function shell(command: string) {
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH: path, npm_config_yes: 'false' };
  return spawnSync('bash', ['-euo', 'pipefail', '-c', command], { cwd: root, encoding: 'utf8', env });
}

const runnable = documents.flatMap((file) =>
  commandBlocks(readFileSync(join(root, file), 'utf8'))
    .filter(({ reason }) => reason === undefined)
    .flatMap(({ commands }) => commands.map((command) => [file, command] as const)),
);

test.each(runnable)('%s: the command runs: %s', (_file, command) => {
  const { status, stdout, stderr } = shell(command);
  expect(status, `${stdout}\n${stderr}`).toBe(0);
  expect(stdout.trim()).not.toBe('');
});

test('blocks of other languages and exempted ones are distinguished', () => {
  const text =
    'a\n```sh\nls\npwd\n```\n```ts\nno\n```\n<!-- not run by the tests: slow -->\n```sh\nsleep 9\n```\n';
  expect(commandBlocks(text)).toEqual([
    { commands: ['ls', 'pwd'], reason: undefined },
    { commands: ['sleep 9'], reason: 'slow' },
  ]);
});

test.each(globSync(['*.md', 'docs/**/*.md', 'bench/*.md', 'models/*/*.md'], { cwd: root }))(
  'every link of %s into this repository has a target',
  (file) => {
    const links = readFileSync(join(root, file), 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g);
    const dead = [...links]
      .map(([, link]) => link)
      .filter((link) => !existsSync(join(root, dirname(file), link)));
    expect(dead).toEqual([]);
  },
);

/** Returns the anchors that GitHub gives the headings of a Markdown file. */
function anchors(file: string): Set<string> {
  const headings = readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, heading]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

test.each(globSync(['*.md', 'docs/**/*.md'], { cwd: root }))(
  'every link of %s to a heading has a target',
  (file) => {
    const links = readFileSync(join(root, file), 'utf8').matchAll(/\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/g);
    const dead = [...links].filter(([, target, anchor]) => {
      const path = target ? join(root, dirname(file), target) : join(root, file);
      return !anchors(path).has(anchor);
    });
    expect(dead.map(([link]) => link)).toEqual([]);
  },
);

test('docs/reading.md names every format, and every spelling in it is valid', () => {
  const told = readFileSync(join(root, 'docs/reading.md'), 'utf8').split('## Formats')[1].split('\n## ')[0];
  const columns = [...told.matchAll(/^\| (`.*?`) \|/gm)].map(([, column]) => column).slice(1);
  const short = columns.flatMap((column) =>
    [...column.matchAll(/`([^`]+)`/g)].map(([, spelling]) => spelling),
  );
  const long = [...told.matchAll(/'(\{.+?\})'/g)].map(([, json]) => json);
  const kinds = [...short, ...long].map((spelling) => parseExpectText(spelling).kind);
  expect(long.length).toBeGreaterThan(0);
  expect([...new Set(kinds)]).toEqual(EXPECT_KINDS);
});
