// The README does what it says: its commands run, and its links lead somewhere.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** Before a block of commands that the tests leave alone, with the reason. */
const exemption = /<!-- not run by the tests: (.+) -->\n$/;

/** The ```sh blocks of a Markdown text: one command a line. `reason` is set when they are not to be run. */
function commandBlocks(markdown: string): { commands: string[]; reason?: string }[] {
  return [...markdown.matchAll(/^```sh\n(.*?)^```$/gms)].map(({ 1: body, index }) => ({
    commands: body.split('\n').filter((line) => line.trim() !== ''),
    reason: exemption.exec(markdown.slice(0, index))?.[1],
  }));
}

/** Runs a command as a reader of the README would, at the root, with the commands that the packages bring. */
function shell(command: string) {
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH: path, npm_config_yes: 'false' };
  return spawnSync('bash', ['-euo', 'pipefail', '-c', command], { cwd: root, encoding: 'utf8', env });
}

const runnable = commandBlocks(readme)
  .filter(({ reason }) => reason === undefined)
  .flatMap(({ commands }) => commands);

test.each(runnable)('the README command runs: %s', (command) => {
  const { status, stdout, stderr } = shell(command);
  expect(status, `${stdout}\n${stderr}`).toBe(0);
  expect(stdout.trim()).not.toBe('');
});

test('blocks of other languages, and exempted ones, are told apart', () => {
  const text =
    'a\n```sh\nls\npwd\n```\n```ts\nno\n```\n<!-- not run by the tests: slow -->\n```sh\nsleep 9\n```\n';
  expect(commandBlocks(text)).toEqual([
    { commands: ['ls', 'pwd'], reason: undefined },
    { commands: ['sleep 9'], reason: 'slow' },
  ]);
});

test.each(globSync(['*.md', 'docs/**/*.md', 'bench/*.md', 'models/*/*.md'], { cwd: root }))(
  'every link of %s into this repository leads somewhere',
  (file) => {
    const links = readFileSync(join(root, file), 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g);
    const dead = [...links]
      .map(([, link]) => link)
      .filter((link) => !existsSync(join(root, dirname(file), link)));
    expect(dead).toEqual([]);
  },
);
