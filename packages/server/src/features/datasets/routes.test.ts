import { digitAt } from '@cifra/training/data/nearest/nearestIndex.ts';
import { catalogue } from '@cifra/training/data/sources/catalogue.ts';
import { loadDataset } from '@cifra/training/data/sources/load.ts';
import { describeWithData } from '@cifra/training/data/testing/describeWithData.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../main.ts';
import { rowsOf } from '../../platform/http/digitRows.ts';
import { startTestServer } from '../../testing/server.ts';
import { createDatasetService } from './service.ts';

const { sha256 } = catalogue.parts.usps.test.images;

test('a server without data, and one whose data cannot be opened', async () => {
  const errors: unknown[] = [];
  const without = createDatasetService(null, (error) => errors.push(error));
  await expect(without.digit(sha256, 0)).rejects.toMatchObject({ code: 'no-training-data' });
  expect(errors).toEqual([]);
  const wrong = createDatasetService('/not/there', (error) => errors.push(error));
  const fault = wrong.digit(sha256, 0);
  await expect(fault).rejects.toMatchObject({ code: 'no-training-data' });
  await expect(fault).rejects.not.toThrow(/not\/there/);
  expect(errors).toHaveLength(1);
});

describeWithData('with USPS', ['usps'], (data) => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startTestServer({ CIFRA_DATA: data });
  });
  afterAll(() => server?.close());
  const get = (path: string) => fetch(`${server.url}/v1/datasets/${path}`);

  test('a digit by the hash of its file and its place', async () => {
    const usps = await loadDataset('usps', 'train', { root: data });
    const response = await get(`${catalogue.parts.usps.train.images.sha256}/digits/7290`);
    expect(await response.json()).toEqual({
      dataset: 'usps train',
      label: usps.labels[7290],
      image: rowsOf(digitAt(usps, 7290)),
    });
    expect(response.headers.get('cache-control')).toContain('immutable');
  });

  test.each([
    [`${sha256}/digits/2007`, 404, 'not-found'],
    [`${'0'.repeat(64)}/digits/0`, 404, 'not-found'],
    [`${sha256}/digits/-1`, 400, 'invalid-request'],
    ['..%2f..%2fetc/digits/0', 400, 'invalid-request'],
  ])('%s is a problem', async (path, status, code) => {
    const response = await get(path);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
  });
});
