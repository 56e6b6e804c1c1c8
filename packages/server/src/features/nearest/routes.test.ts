import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { digitAt } from '@cifra/training/data/nearest/nearestIndex.ts';
import { loadDataset } from '@cifra/training/data/sources/load.ts';
import { describeWithData } from '@cifra/training/data/testing/describeWithData.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { RunningServer } from '../../main.ts';
import { rowsOf } from '../../platform/http/digitRows.ts';
import { post, startTestServer } from '../../testing/server.ts';
import type { Nearest } from './service.ts';

type NearestAnswer = Nearest & { readonly model: { readonly name: string } };

const blank = Array.from({ length: 28 }, () => new Array(28).fill(0));

test('a server without data says how to provide them, and one with a wrong folder hides the reason', async () => {
  const all: Record<string, string>[] = [{}, { CIFRA_DATA: join(tmpdir(), 'cifra-not-there') }];
  for (const settings of all) {
    const server = await startTestServer(settings);
    try {
      const response = await post(`${server.url}/v1/nearest`, { digit: blank });
      const problem = (await response.json()) as { code: string; detail: string };
      expect([response.status, problem.code]).toEqual([501, 'no-training-data']);
      expect(problem.detail).toMatch('CIFRA_DATA' in settings ? /log of the server/ : /CIFRA_DATA/);
      expect(problem.detail).not.toContain('not-there');
    } finally {
      await server.close();
    }
  }
});

/** USPS is small: its index is made in some seconds. */
describeWithData('training digits of USPS', ['usps'], (data) => {
  let folder: string;
  let server: RunningServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cifra-nearest-'));
    await cp(join(root, 'models/digit-small'), join(folder, 'usps-model'), { recursive: true });
    const path = join(folder, 'usps-model/manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8'));
    manifest.training.recipe.data.train = 'usps';
    await writeFile(path, JSON.stringify(manifest));
    vi.stubEnv('XDG_CACHE_HOME', folder);
    server = await startTestServer({
      CIFRA_DATA: data,
      CIFRA_DIGIT_MODEL: join(folder, 'usps-model'),
    });
  });
  afterAll(async () => {
    await server?.close();
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });

  test('a training digit is its own nearest, and the others are mostly what it is', async () => {
    const usps = await loadDataset('usps', 'train', { root: data });
    const response = await post(`${server.url}/v1/nearest`, { digit: blank, count: 1 });
    expect(response.status, await response.clone().text()).toBe(200);
    const [{ row }] = ((await response.json()) as NearestAnswer).digits;
    const own = rowsOf(digitAt(usps, row));
    const again = await post(`${server.url}/v1/nearest`, { digit: own, inkValue: 1, count: 6 });
    const answer = (await again.json()) as NearestAnswer;
    expect([answer.dataset, answer.model.name, answer.digits.length]).toEqual([
      'usps train',
      'digit-small',
      6,
    ]);
    expect(answer.digits[0]).toMatchObject({ row, label: usps.labels[row], image: own });
    expect(answer.digits[0].distance).toBeLessThan(0.05);
    expect(answer.digits[1].distance).toBeGreaterThan(0.05);
    const wrong = await post(`${server.url}/v1/nearest`, {
      digit: own.map((line) => line.map((v) => 255 * v)),
      inkValue: 1,
    });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ detail: expect.stringContaining('inkValue') });
  });
});
