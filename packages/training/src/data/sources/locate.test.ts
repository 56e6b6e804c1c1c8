import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { locateData, requireData } from './locate.ts';

const cwd = '/home/someone';

test('--data takes precedence over CIFRA_DATA, and that over ./data', () => {
  const env = { CIFRA_DATA: '/from/env' };
  expect(locateData({ data: 'mine', env, cwd })).toEqual({ path: '/home/someone/mine', from: '--data' });
  expect(locateData({ env, cwd })).toEqual({ path: '/from/env', from: 'CIFRA_DATA' });
  expect(locateData({ env: {}, cwd })).toEqual({ path: '/home/someone/data', from: 'default' });
});

test('a relative CIFRA_DATA is resolved from the working folder; an empty one is ignored', () => {
  expect(locateData({ env: { CIFRA_DATA: '../data' }, cwd }).path).toBe('/home/data');
  expect(locateData({ env: { CIFRA_DATA: '' }, cwd }).from).toBe('default');
});

test('an existing folder is returned', async () => {
  const root = locateData({ data: await mkdtemp(join(tmpdir(), 'cifra-locate-')), env: {}, cwd });
  expect(await requireData(root)).toBe(root);
});

test('the error for a missing folder says where its name comes from and what to do', async () => {
  const named = requireData({ path: '/nowhere', from: 'CIFRA_DATA' });
  await expect(named).rejects.toThrow('/nowhere does not exist (named by CIFRA_DATA)');
  const unnamed = requireData({ path: '/nowhere', from: 'default' });
  await expect(unnamed).rejects.toThrow('no folder was named with --data or CIFRA_DATA');
  await expect(unnamed).rejects.toThrow('`npx cifra data get mnist`');
});

test('a file in place of the folder is refused', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'cifra-locate-')), 'file');
  await writeFile(path, '');
  await expect(requireData({ path, from: '--data' })).rejects.toThrow('is not a folder (named by --data)');
});
