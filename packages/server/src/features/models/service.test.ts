// Which models read after a start and after changes, with models on disk and readers that only take
// note.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { expect, onTestFinished, test } from 'vitest';
import type { ModelFolders } from '../read/contract.ts';
import { createModelService } from './service.ts';
import { startingModels } from './startingModels.ts';

/** Folders of a server with some models, `name@version`, and what was activated in it. */
function kept(ids: readonly string[], digits: readonly string[] | null = null) {
  const folder = mkdtempSync(join(tmpdir(), 'cifra-models-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const modelsFolder = join(folder, 'models');
  const dataFolder = join(folder, 'data');
  const add = (id: string) => {
    const [name, version] = id.split('@');
    const place = join(modelsFolder, name, version);
    mkdirSync(place, { recursive: true });
    const source = join(root, 'models', name, 'manifest.json');
    const manifest = JSON.parse(readFileSync(source, 'utf8'));
    writeFileSync(join(place, 'manifest.json'), JSON.stringify({ ...manifest, version }));
  };
  for (const id of [...ids, 'number@1.0.0', 'page@1.0.0']) add(id);
  const file = join(dataFolder, 'active-models.json');
  mkdirSync(dataFolder);
  if (digits !== null) writeFileSync(file, JSON.stringify({ digit: digits, number: [] }));
  const settings = {
    modelsFolder,
    dataFolder,
    digitModel: 'digit',
    numberModel: 'number',
    pageModel: 'page',
  };
  return { settings, file, add };
}

const activeDigit = async (settings: Parameters<typeof startingModels>[0]) => {
  const { models, replaced } = await startingModels(settings);
  return { id: models.digit.id, replaced };
};

test('a chosen version that exists reads', async () => {
  const { settings } = kept(['digit-small@1.0.0', 'digit-small@1.1.0'], ['digit-small@1.0.0']);
  expect(await activeDigit(settings)).toEqual({ id: 'digit-small@1.0.0', replaced: [] });
});

test('a chosen version that an upgrade dropped is replaced by the newest of the same model, and reported', async () => {
  const ids = ['digit-small@1.9.0', 'digit-small@1.10.0', 'digit@9.0.0'];
  const { settings } = kept(ids, ['digit@1.0.0', 'digit-small@1.0.0']);
  expect(await activeDigit(settings)).toEqual({
    id: 'digit-small@1.10.0',
    replaced: [{ chosen: 'digit-small@1.0.0', now: 'digit-small@1.10.0' }],
  });
});

test('a missing chosen model without other versions stops the start, with what to do', async () => {
  const { settings, file } = kept(['digit@1.0.0'], ['digit-small@1.0.0']);
  await expect(startingModels(settings)).rejects.toMatchObject({
    message: expect.stringContaining(
      'the active digit model digit-small@1.0.0 and other versions of it are not on this machine',
    ),
    hint: expect.stringContaining(`delete ${file}`),
  });
});

/** A service whose readers note what they read with. */
async function service(settings: Parameters<typeof startingModels>[0], fails: () => void = () => {}) {
  const { models } = await startingModels(settings);
  const readers: string[] = [];
  const change = async ({ digit }: ModelFolders) => {
    readers.push(digit);
    fails();
  };
  return { models: createModelService(settings, models, change), readers };
}

test('a roll-back leads to the newest version of a model whose version is missing', async () => {
  const { settings } = kept(['digit@1.1.0', 'digit-small@1.1.0'], ['digit@1.0.0', 'digit-small@1.1.0']);
  const { models } = await service(settings);
  expect((await models.rollBack('digit')).id).toBe('digit@1.1.0');
});

test('a change whose choice cannot be written changes nothing', async () => {
  const { settings, file } = kept(['digit@1.0.0', 'digit-small@1.0.0']);
  const { models, readers } = await service(settings);
  const before = models.active('digit').id;
  // A link to nowhere in place of the folder: a permission would not stop a test that runs as root.
  rmSync(settings.dataFolder, { recursive: true });
  symlinkSync(`${settings.dataFolder}-gone`, settings.dataFolder);
  await expect(models.activate('digit-small')).rejects.toMatchObject({
    code: 'choice-not-stored',
    message: expect.stringContaining(file),
  });
  expect([models.active('digit').id, readers]).toEqual([before, []]);
});

test('a change that fails when the choice takes effect is undone in the readers', async () => {
  const { settings, file } = kept(['digit@1.0.0', 'digit-small@1.0.0']);
  const { models, readers } = await service(settings, () =>
    cpSync(settings.modelsFolder, file, { recursive: true }),
  );
  const { id, folder } = models.active('digit');
  await expect(models.activate('digit-small')).rejects.toMatchObject({ code: 'choice-not-stored' });
  expect([models.active('digit').id, readers.at(-1)]).toEqual([id, folder]);
});

test('a change that the readers refuse leaves the stored choice unchanged', async () => {
  const { settings, file } = kept(['digit-small@1.0.0', 'digit-small@2.0.0'], ['digit-small@1.0.0']);
  const { models } = await service(settings, () => {
    throw new Error('the readers cannot load it');
  });
  await expect(models.activate('digit-small@2.0.0')).rejects.toThrow('cannot load');
  expect(JSON.parse(readFileSync(file, 'utf8')).digit).toEqual(['digit-small@1.0.0']);
});
