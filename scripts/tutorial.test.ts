// Runs the tutorial's commands in order, as a reader would type them, in a temporary folder; one
// epoch is as good a test as five.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = join(import.meta.dirname, '..');

test('the tutorial runs from the first command to the last', () => {
  const text = readFileSync(join(root, 'docs/tutorial.md'), 'utf8');
  const blocks = [...text.matchAll(/<!-- run by scripts\/tutorial\.test\.ts -->\n```sh\n(.*?)^```$/gms)];
  const runs = mkdtempSync(join(tmpdir(), 'cifra-tutorial-'));
  onTestFinished(() => rmSync(runs, { recursive: true }));
  const commands = blocks.map(([, body]) =>
    body.replaceAll('runs/', `${runs}/`).replaceAll('--seed 1', '--seed 1 --epochs 1'),
  );
  expect(commands.length).toBe(3);
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH: path, npm_config_yes: 'false' };
  const { status, stdout, stderr } = spawnSync('bash', ['-euxo', 'pipefail', '-c', commands.join('\n')], {
    cwd: root,
    encoding: 'utf8',
    env,
  });
  expect(status, `${stdout}\n${stderr}`).toBe(0);
  expect(stdout).toContain(join(runs, 'first/bundle'));
  expect(stdout).toContain('wider');
});
