import { setTimeout } from 'node:timers/promises';
import { PictureError } from '@cifra/node/pictures/pictureError.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LazyDatabase } from '../../platform/database/database.ts';
import { lazyDatabase } from '../../platform/database/openDatabase.ts';
import { allBlobs } from '../../platform/database/testing/allBlobs.ts';
import { describeOpenDatabases } from '../../platform/database/testing/databases.ts';
import { jobLimits } from './limits.ts';
import { createJobService, type JobService, type NewJob } from './service.ts';
import type { ItemRow } from './store.ts';
import { type FakeReader, fakeReader } from './testing/fakeReader.ts';
import { picturesNamed } from './testing/pictures.ts';
import type { JobView } from './view.ts';

const me = { caller: 'me', admin: false };
const request = (names: readonly string[], more: Partial<NewJob> = {}): NewJob => ({
  caller: 'me',
  options: {},
  idempotencyKey: null,
  pictures: picturesNamed(names),
  ...more,
});
async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}
const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `${i}.png`);

describeOpenDatabases('jobs', (opened) => {
  let database: LazyDatabase;
  let reader: FakeReader;
  let jobs: JobService;
  let errors: unknown[];

  beforeEach(() => {
    database = lazyDatabase(async () => opened(), console.error);
    reader = fakeReader();
    errors = [];
    jobs = createJobService({ database, reader, onError: (error) => errors.push(error) });
  });
  afterEach(async () => {
    await jobs.close();
    expect(errors).toEqual([]);
  });

  async function end(id: string, viewer = me): Promise<JobView> {
    let last: JobView | null = null;
    for await (const view of await jobs.watch(id, viewer, AbortSignal.timeout(240_000))) last = view;
    return last!;
  }

  /**
   * The numbers of chunks and blobs. After the end of a job, tests must poll, because its pictures
   * are deleted only after its last result is committed.
   */
  async function chunksAndBlobs(): Promise<[number, number]> {
    const { kysely, blobs } = await database.get();
    const chunks = await kysely.selectFrom('job_chunks').select('chunk').execute();
    return [chunks.length, (await allBlobs(blobs)).length];
  }

  async function items(id: string, viewer = me): Promise<ItemRow[]> {
    return collect(await jobs.items(id, viewer));
  }

  test('every picture is read once, in the order of the request', async () => {
    const { job, replayed } = await jobs.create(request(numbered(250), { options: { expect: 'digits:1' } }));
    expect(job).toMatchObject({
      state: 'queued',
      total: 250,
      read: 0,
      failed: 0,
      waiting: 250,
      finishedAt: null,
    });
    expect(replayed).toBe(false);
    expect(await end(job.id)).toMatchObject({ state: 'completed', read: 250, failed: 0, waiting: 0 });
    const all = await items(job.id);
    expect(all.map(({ number, name }) => [number, name])).toEqual(numbered(250).map((name, i) => [i, name]));
    expect(all.every(({ result }, i) => JSON.parse(result!).readings[0].text === `${i}.png`)).toBe(true);
    expect(reader.calls).toHaveLength(250);
    expect(reader.calls[0]).toMatchObject({
      options: { expect: 'digits:1' },
      context: { caller: 'jobs of me' },
    });
  });

  test('pictures are deleted after they were read', async () => {
    const { job } = await jobs.create(request(numbered(3)));
    await end(job.id);
    await expect.poll(chunksAndBlobs).toEqual([0, 0]);
  });

  test('a bad picture fails permanently; one with a temporary failure can be retried', async () => {
    reader.failing.set('bad.png', new PictureError('damaged', 'is cut off'));
    reader.failing.set('unlucky.png', new Error('out of memory at 0x12'));
    const { job } = await jobs.create(request(['good.png', 'bad.png', 'unlucky.png']));
    expect(await end(job.id)).toMatchObject({ state: 'completed', read: 1, failed: 2 });
    const problems = (await items(job.id)).map(({ problem }) => problem && JSON.parse(problem));
    expect(problems).toEqual([
      null,
      { code: 'picture-damaged', detail: 'the picture is cut off' },
      { code: 'internal', detail: 'the picture could not be read this time' },
    ]);

    reader.failing.clear();
    expect(await jobs.retry(job.id, me)).toMatchObject({ state: 'running', read: 1, failed: 1, waiting: 1 });
    expect(await end(job.id)).toMatchObject({ state: 'completed', read: 2, failed: 1 });
    expect(reader.calls.map(({ name }) => name).sort()).toEqual([
      'bad.png',
      'good.png',
      'unlucky.png',
      'unlucky.png',
    ]);
    expect((await items(job.id)).map(({ status }) => status)).toEqual(['read', 'failed', 'read']);
    // Nothing is left that could be read again.
    expect(await jobs.retry(job.id, me)).toMatchObject({ state: 'completed', failed: 1 });
  });

  test('cancelling: waiting pictures are not read, results stay, pictures are deleted', async () => {
    const gate = reader.hold();
    const { job } = await jobs.create(request(numbered(500)));
    await gate.reached;
    expect(await jobs.cancel(job.id, me)).toMatchObject({ state: 'cancelled', waiting: 0 });
    gate.open();
    expect(await end(job.id)).toMatchObject({ state: 'cancelled', read: 0 });
    expect(new Set((await items(job.id)).map(({ status }) => status))).toEqual(new Set(['cancelled']));
    await expect.poll(chunksAndBlobs).toEqual([0, 0]);
    await expect(jobs.retry(job.id, me)).rejects.toMatchObject({ code: 'job-cancelled' });
    // A second time changes nothing.
    expect(await jobs.cancel(job.id, me)).toMatchObject({ state: 'cancelled' });
  });

  test('a job of sixty pictures shows progress before its end', async () => {
    const { job } = await jobs.create(request(numbered(60)));
    const seen = new Set<number>();
    for await (const { read } of await jobs.watch(job.id, me, new AbortController().signal)) seen.add(read);
    expect([...seen].filter((read) => read > 0 && read < 60).length).toBeGreaterThan(0);
  });

  test('the stored pictures of a caller have a quota', async () => {
    const small = createJobService({
      database,
      reader,
      onError: console.error,
      storedBytes: 300,
      chunks: 0,
    });
    // The bytes of these pictures are their names.
    const two = ['x'.repeat(100), 'y'.repeat(100)];
    const { job } = await small.create(request(two));
    await expect(small.create(request(two))).rejects.toMatchObject({ code: 'quota-exceeded' });
    expect((await small.create(request(two, { caller: 'other' }))).job.total).toBe(2);
    await small.delete(job.id, me);
    expect((await small.create(request(two))).job.total).toBe(2);
    await small.close();
  });

  test('deleting a job deletes its pictures', async () => {
    const gate = reader.hold();
    const { job } = await jobs.create(request(numbered(250)));
    await gate.reached;
    // 8, 16, 32, 64, 100 and 30 pictures.
    expect(await chunksAndBlobs()).toEqual([6, 6]);
    await jobs.delete(job.id, me);
    expect(await chunksAndBlobs()).toEqual([0, 0]);
    gate.open();
  });

  test('a missing stored picture fails by itself, with its reason', async () => {
    const gate = reader.hold();
    const first = await jobs.create(request(numbered(2)));
    await gate.reached;
    const second = await jobs.create(request(['a.png'], { caller: 'you' }));
    const third = await jobs.create(request(['b.png'], { caller: 'you' }));
    await database.get().then(async ({ kysely, blobs }) => {
      const chunk = kysely.selectFrom('job_chunks').select('blob').where('job_id', '=', third.job.id);
      await blobs.delete([(await chunk.executeTakeFirstOrThrow()).blob]);
    });
    gate.open();
    await end(first.job.id);
    const you = { caller: 'you', admin: false };
    expect(await end(second.job.id, you)).toMatchObject({ read: 1, failed: 0 });
    expect(await end(third.job.id, you)).toMatchObject({ state: 'completed', read: 0, failed: 1 });
    const [{ problem }] = await items(third.job.id, you);
    expect(JSON.parse(problem!)).toMatchObject({ code: 'picture-lost' });
    await expect.poll(chunksAndBlobs).toEqual([0, 0]);
  });

  test('a retry of a job that runs is refused', async () => {
    const gate = reader.hold();
    const { job } = await jobs.create(request(['a.png']));
    await gate.reached;
    await expect(jobs.retry(job.id, me)).rejects.toMatchObject({ code: 'job-not-finished' });
    gate.open();
    await end(job.id);
  });

  test('a small job does not wait for the end of a large one', async () => {
    const gate = reader.hold();
    const large = await jobs.create(request(numbered(2000)));
    await gate.reached;
    const small = await jobs.create(request(['small.png']));
    gate.open();
    await end(small.job.id);
    expect(reader.calls.length).toBeLessThan(600);
    await end(large.job.id);
    expect(reader.calls).toHaveLength(2001);
  });

  test('progress only grows, and ends with all', async () => {
    const { job } = await jobs.create(request(numbered(400)));
    const views = await collect(await jobs.watch(job.id, me, AbortSignal.timeout(240_000)));
    const done = views.map(({ read }) => read);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(views.at(-1)).toMatchObject({ state: 'completed', read: 400 });
  });

  test('watching ends with its signal', async () => {
    const gate = reader.hold();
    const { job } = await jobs.create(request(['a.png']));
    const stop = new AbortController();
    const views: JobView[] = [];
    for await (const view of await jobs.watch(job.id, me, stop.signal)) {
      views.push(view);
      stop.abort();
    }
    expect(views).toHaveLength(1);
    gate.open();
    await end(job.id);
  });

  describe('a job belongs to its caller', () => {
    test('others do not see it, an administrator does', async () => {
      const { job } = await jobs.create(request(['a.png']));
      await end(job.id);
      const other = { caller: 'other', admin: false };
      for (const act of ['get', 'cancel', 'retry', 'delete', 'items'] as const) {
        await expect(jobs[act](job.id, other)).rejects.toMatchObject({ code: 'job-not-found' });
      }
      expect(await jobs.list(other, { before: null, limit: 10 })).toEqual([]);
      expect(await jobs.get(job.id, { caller: 'other', admin: true })).toMatchObject({ id: job.id });
      await jobs.delete(job.id, me);
      await expect(jobs.get(job.id, me)).rejects.toMatchObject({ code: 'job-not-found' });
    });

    test('lists come in pages, newest first', async () => {
      const ids: string[] = [];
      for (const name of ['a', 'b', 'c']) ids.unshift((await jobs.create(request([name]))).job.id);
      const first = await jobs.list(me, { before: null, limit: 2 });
      const second = await jobs.list(me, { before: first[1].id, limit: 2 });
      expect([...first, ...second].map(({ id }) => id)).toEqual(ids);
      for (const id of ids) await end(id);
    });
  });

  describe('Idempotency-Key', () => {
    const keyed = (names: readonly string[], more: Partial<NewJob> = {}) =>
      request(names, { idempotencyKey: 'k1', ...more });

    test('the same request again gives the same job, read once', async () => {
      const first = await jobs.create(keyed(numbered(120)));
      const second = await jobs.create(keyed(numbered(120)));
      expect(second).toMatchObject({ job: { id: first.job.id }, replayed: true });
      await end(first.job.id);
      expect(reader.calls).toHaveLength(120);
    });

    test('another content, order, name or option is refused', async () => {
      const { job } = await jobs.create(keyed(['a', 'b']));
      for (const other of [keyed(['a']), keyed(['b', 'a']), keyed(['a', 'b'], { options: { top: 2 } })]) {
        await expect(jobs.create(other)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
      }
      await end(job.id);
    });

    test('another caller may use the same key', async () => {
      const first = await jobs.create(keyed(['a']));
      const second = await jobs.create(keyed(['a'], { caller: 'you' }));
      expect(second.job.id).not.toBe(first.job.id);
      await end(first.job.id);
      await end(second.job.id, { caller: 'you', admin: false });
    });

    test('while the first is still being received, the second has to wait', async () => {
      const paused = Promise.withResolvers<void>();
      async function* slowly() {
        yield* picturesNamed(['a']);
        await paused.promise;
      }
      const first = jobs.create(keyed([], { pictures: slowly() }));
      const { kysely } = await database.get();
      while ((await kysely.selectFrom('jobs').select('id').execute()).length === 0) await setTimeout(10);
      await expect(jobs.create(keyed(['a']))).rejects.toMatchObject({
        code: 'idempotency-key-in-use',
        headers: { 'retry-after': '5' },
      });
      paused.resolve();
      await end((await first).job.id);
    });
  });

  test('an aborted or too large request leaves nothing', async () => {
    async function* broken() {
      yield* picturesNamed(numbered(150));
      throw new Error('connection closed');
    }
    await expect(jobs.create(request([], { pictures: broken() }))).rejects.toThrow('connection closed');
    await expect(jobs.create(request([]))).rejects.toMatchObject({ code: 'no-picture' });
    const { kysely } = await database.get();
    for (const table of ['jobs', 'job_items', 'job_chunks'] as const) {
      expect(await kysely.selectFrom(table).selectAll().execute()).toEqual([]);
    }
    expect(await chunksAndBlobs()).toEqual([0, 0]);
  });

  test('limits hold while pictures arrive', async () => {
    const limits = { ...jobLimits, pictures: 3, pictureBytes: 10, totalBytes: 20 };
    const small = createJobService({ database, reader, onError: (error) => errors.push(error), limits });
    const tooMany = request(['1', '2', '3', '4']);
    await expect(small.create(tooMany)).rejects.toMatchObject({ code: 'job-too-large' });
    await expect(small.create(request(['12345678901']))).rejects.toMatchObject({ code: 'job-too-large' });
    const heavy = request(['1234567890', '1234567890', '1']);
    await expect(small.create(heavy)).rejects.toMatchObject({ code: 'job-too-large' });
    await small.close();
  });
});
