import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { type EmptyHome, emptyHome } from '@cifra/node/testing/emptyHome.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCli } from './testing/runCli.ts';

// With telemetry on, ONNX Runtime writes a device id, a database and logs. These tests check that
// no kind of process that loads it leaves such files.
let home: EmptyHome;
beforeEach(async () => {
  home = await emptyHome();
});
afterEach(() => home.remove());

const six = join(root, 'examples/boxed-6.png');

test.each([
  ['read', [six]],
  ['explain', [six]],
])('cifra %s leaves no file', async (command, words) => {
  const { code, stdout } = await runCli([command, ...words], { env: home.env });
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('6') });
  expect(home.files()).toEqual([]);
});

test('the server and its readers leave no files', async () => {
  let asked: Promise<Response> | undefined;
  const server = await runCli(['serve', '--port', '0'], {
    env: { ...home.env, CIFRA_DATA_FOLDER: join(home.env.HOME, 'server'), CIFRA_READERS: '1' },
    onStderr(soFar, kill) {
      const url = /Cifra reads at (\S+)/.exec(soFar)?.[1];
      if (url === undefined || asked !== undefined) return;
      asked = readFile(six).then((body) =>
        fetch(`${url}/v1/read`, { method: 'POST', body, headers: { 'content-type': 'image/png' } }),
      );
      void asked.finally(() => kill('SIGTERM')).catch(() => {});
    },
  });
  expect(server.code).toBe(0);
  expect((await asked)?.status).toBe(200);
  expect(home.files()).toEqual([]);
});

test('training on worker threads leaves only the files of the run', async () => {
  const recipe = JSON.parse(
    await readFile(join(root, 'packages/training/recipes/tiny-synthetic.json'), 'utf8'),
  );
  const small = join(home.env.HOME, 'small.json');
  await writeFile(small, JSON.stringify({ ...recipe, epochs: 1, data: { ...recipe.data, samples: 160 } }));
  const run = join(home.env.HOME, 'run');
  const trained = await runCli(['train', small, '--replicas', '2', '--out', run], { env: home.env });
  expect(trained.code, trained.stderr).toBe(0);
  expect(home.files().filter((file) => !/^home.(run|small)/.test(file))).toEqual([]);
});
