import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findRealData } from './realData.ts';

test('a folder with all the sets is found', async () => {
  const root = await mkdtemp(join(tmpdir(), 'cifra-real-'));
  await mkdir(join(root, 'mnist'));
  expect(findRealData(['mnist'], root)).toEqual({ root });
});

test('missing sets are reported, with the folder that was searched', async () => {
  const root = await mkdtemp(join(tmpdir(), 'cifra-real-'));
  await mkdir(join(root, 'mnist'));
  expect(findRealData(['mnist', 'usps', 'qmnist'], root)).toEqual({
    skip: 'no usps, qmnist data (the folder of CIFRA_DATA)',
  });
});
