import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findRealData } from './realData.ts';

test('a folder that has all the sets is found', async () => {
  const root = await mkdtemp(join(tmpdir(), 'cifra-real-'));
  await mkdir(join(root, 'mnist'));
  expect(findRealData(['mnist'], root)).toEqual({ root });
});

test('what is missing is said, and where it was looked for', async () => {
  const root = await mkdtemp(join(tmpdir(), 'cifra-real-'));
  await mkdir(join(root, 'mnist'));
  expect(findRealData(['mnist', 'usps', 'qmnist'], root)).toEqual({
    skip: 'no usps, qmnist data (the folder of CIFRA_DATA)',
  });
});
