import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foldersOf, startingModels } from './startingModels.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-mounted-'));
});
afterEach(() => rm(folder, { recursive: true }));

const start = (settings: { modelsFolder: string; digitModel?: string }) =>
  startingModels({
    digitModel: 'digit',
    numberModel: 'number',
    pageModel: 'page',
    dataFolder: join(folder, 'data'),
    ...settings,
  });

test('the models that read come from the folder of the settings, not from the clone', async () => {
  const mounted = join(folder, 'mounted');
  await cp(modelFolder('digit-small'), join(mounted, 'mine'), { recursive: true });
  await cp(modelFolder('number'), join(mounted, 'number/1.2.0'), { recursive: true });
  await cp(modelFolder('page'), join(mounted, 'page'), { recursive: true });
  const { models } = await start({ modelsFolder: mounted, digitModel: 'mine' });
  expect(foldersOf(models)).toEqual({
    digit: join(mounted, 'mine'),
    number: join(mounted, 'number/1.2.0'),
    page: join(mounted, 'page'),
  });
  await expect(start({ modelsFolder: mounted })).rejects.toMatchObject({
    name: 'ModelError',
    message: 'there is no model "digit"',
    hint: expect.stringContaining('has: mine, number, page.'),
  });
});

test('a folder that does not exist is an error', async () => {
  await expect(start({ modelsFolder: join(folder, 'nowhere') })).rejects.toMatchObject({
    name: 'ModelError',
    message: `there is no folder ${join(folder, 'nowhere')}`,
  });
});

test('a model with a damaged manifest is named', async () => {
  await mkdir(join(folder, 'digit'));
  await writeFile(join(folder, 'digit/manifest.json'), '{}');
  await expect(start({ modelsFolder: folder })).rejects.toThrow(/the model in .*digit cannot be used/);
});
