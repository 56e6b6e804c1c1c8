import { describe, expect, test } from 'vitest';
import type { Finder } from './finder.ts';
import type { FinderFolders } from './finderProtocol.ts';
import { createNearestService } from './service.ts';

const image = new Float32Array(784);
const four = { row: 7, label: 4, distance: 1.5, image };

/** A process that answers at once, or as `does` says. */
function fake(does: Partial<Finder> = {}) {
  const ended: string[] = [];
  const started: FinderFolders[] = [];
  const start = (folders: FinderFolders): Finder => {
    started.push(folders);
    return {
      progress: 0.5,
      ready: Promise.resolve('mnist train'),
      find: async (_, count) => new Array(count).fill(four),
      end: () => void ended.push(folders.model),
      ...does,
    };
  };
  return { start, started, ended };
}

function serviceOf(
  process: ReturnType<typeof fake>,
  more: { data?: string | null; model?: () => string } = {},
) {
  const errors: unknown[] = [];
  const service = createNearestService({
    data: 'data',
    model: () => 'a',
    timeout: 20,
    start: process.start,
    onError: (error) => errors.push(error),
    ...more,
  });
  return { service, errors };
}

const never = new Promise<never>(() => {});

test('the first request starts the process, the next one uses it', async () => {
  const process = fake();
  const { service } = serviceOf(process);
  expect(process.started).toEqual([]);
  expect(await service.find(image, 2)).toEqual({ dataset: 'mnist train', digits: [four, four] });
  await service.find(image, 1);
  expect(process.started).toEqual([{ model: 'a', data: 'data' }]);
  await service.close();
  expect(process.ended).toEqual(['a']);
});

test('when another model is active, its training digits are opened', async () => {
  const process = fake();
  const models = ['a', 'b'];
  const { service } = serviceOf(process, { model: () => models.shift() ?? 'b' });
  await service.find(image, 1);
  await service.find(image, 1);
  expect([process.started.map(({ model }) => model), process.ended]).toEqual([['a', 'b'], ['a']]);
});

describe('problems', () => {
  test('no data', async () => {
    const process = fake();
    const { service } = serviceOf(process, { data: null });
    await expect(service.find(image, 1)).rejects.toMatchObject({ code: 'no-training-data' });
    expect(process.started).toEqual([]);
  });

  test('data that cannot be opened: only the log has the reason, and the next request tries again', async () => {
    const process = fake({ ready: Promise.reject(new Error('/secret/place does not exist')) });
    const { service, errors } = serviceOf(process);
    const fault = service.find(image, 1);
    await expect(fault).rejects.toMatchObject({ code: 'no-training-data' });
    await expect(fault).rejects.not.toThrow(/secret/);
    expect(errors).toMatchObject([{ message: '/secret/place does not exist' }]);
    await expect(service.find(image, 1)).rejects.toMatchObject({ code: 'no-training-data' });
    expect(process.started.length).toBe(2);
  });

  test('an index in progress continues', async () => {
    const process = fake({ ready: never });
    const { service } = serviceOf(process);
    await expect(service.find(image, 1)).rejects.toMatchObject({
      code: 'nearest-not-ready',
      message: expect.stringContaining('50 %'),
      headers: { 'retry-after': '30' },
    });
    await expect(service.find(image, 1)).rejects.toMatchObject({ code: 'nearest-not-ready' });
    expect([process.started.length, process.ended]).toEqual([1, []]);
  });

  test('a search that hangs is ended, and the next request starts a new process', async () => {
    const process = fake({ find: () => never });
    const { service } = serviceOf(process);
    await expect(service.find(image, 1)).rejects.toMatchObject({ code: 'overloaded' });
    expect(process.ended).toEqual(['a']);
    await expect(service.find(image, 1)).rejects.toMatchObject({ code: 'overloaded' });
    expect(process.started.length).toBe(2);
  });

  test('more requests than may be in flight', async () => {
    const { service } = serviceOf(fake({ ready: never }));
    const asked = Array.from({ length: 33 }, () => service.find(image, 1).catch(({ code }) => code));
    expect(await Promise.race(asked)).toBe('overloaded');
    expect((await Promise.all(asked)).filter((code) => code === 'overloaded')).toHaveLength(1);
  });
});
