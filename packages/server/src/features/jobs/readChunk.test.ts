import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../platform/database/database.ts';
import { openQueue, type Queue } from '../../platform/database/queue.ts';
import { describeOpenDatabases } from '../../platform/database/testing/databases.ts';
import { type ChunkTask, readChunk } from './readChunk.ts';
import * as store from './store.ts';
import { type FakeReader, fakeReader } from './testing/fakeReader.ts';

const id = '00000000-0000-4000-8000-000000000001';
const names = ['a', 'b', 'c', 'd'];

describeOpenDatabases('a chunk', (opened) => {
  let database: Database;
  let queue: Queue<ChunkTask>;
  let reader: FakeReader;
  beforeEach(async () => {
    database = opened();
    queue = await openQueue<ChunkTask>(database, 'read', () => {});
    reader = fakeReader();
    const { kysely } = database;
    await store.insertJob(kysely, { id, caller: 'me', options: '{}', idempotency_key: null });
    await database.blobs.put('jobs/a-chunk', Buffer.from(names.join('')));
    await store.insertChunk(kysely, {
      jobId: id,
      chunk: 0,
      first: 0,
      names,
      sizes: names.map(() => 1),
      blob: 'jobs/a-chunk',
    });
    await kysely.transaction().execute((trx) => store.openJob(trx, id, { total: 4, fingerprint: '' }));
  });
  afterEach(() => queue.close());

  /** Reads the chunk; `lapsed` as if another process had got it in the meantime. */
  const read = (interruptions: number, lapsed = false) =>
    readChunk(
      { database, reader, changed() {} },
      { data: { job: id, chunk: 0 }, interruptions, complete: async () => !lapsed },
    );
  const statuses = async () =>
    (await store.listItems(database.kysely, id, 0, 10)).map(({ status }) => status);

  test('with a lapsed claim writes nothing; the process with the claim writes all', async () => {
    await read(0, true);
    expect(await statuses()).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
    expect(await store.findJob(database.kysely, id)).toMatchObject({ state: 'open', read: 0 });
    await read(0);
    expect(await store.findJob(database.kysely, id)).toMatchObject({ state: 'finished', read: 4 });
  });

  test('read by two processes at once is counted once', async () => {
    await Promise.all([read(0), read(0), read(2)]);
    expect(await store.findJob(database.kysely, id)).toMatchObject({ state: 'finished', read: 4, failed: 0 });
    await read(0);
    expect(await store.findJob(database.kysely, id)).toMatchObject({ state: 'finished', read: 4, failed: 0 });
  });

  test('a picture that ends the process repeatedly fails, and the others are read', async () => {
    // The process "ends" in the midst of b: what was not committed is gone.
    const dies = {
      read: (picture: Uint8Array, ...rest: [never, never]) => {
        if (Buffer.from(picture).toString() === 'b') return new Promise<never>(() => {});
        return reader.read(picture, ...rest);
      },
    };
    for (let life = 2; life < 7; life++) {
      const attempt = readChunk(
        { database, reader: dies as never, changed() {} },
        { data: { job: id, chunk: 0 }, interruptions: life, complete: async () => true },
      );
      await Promise.race([attempt, begun(life - 1)]);
    }
    await read(7);
    expect(await statuses()).toEqual(['read', 'failed', 'read', 'read']);
    const [, b] = await store.listItems(database.kysely, id, 0, 10);
    expect(JSON.parse(b.problem!)).toMatchObject({ code: 'interrupted' });
    expect(b.retryable).toBe(true);
    expect(reader.calls.map(({ name }) => name)).toEqual(['a', 'c', 'd']);
  });

  /** Resolves when b was started this number of times. */
  async function begun(times: number): Promise<void> {
    for (;;) {
      const [, b] = await store.listItems(database.kysely, id, 0, 10);
      if (b.attempts >= times) return;
    }
  }
});
