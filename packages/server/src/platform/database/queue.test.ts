import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from './database.ts';
import { openQueue, type Queue } from './queue.ts';
import type { Task } from './queueWorkers.ts';
import { describeOpenDatabases } from './testing/databases.ts';

type Data = { readonly name: string };

describeOpenDatabases('queue', (opened) => {
  let database: Database;
  let queue: Queue<Data>;
  let errors: unknown[];
  beforeEach(async () => {
    database = opened();
    errors = [];
    queue = await openQueue<Data>(database, 'things', (error) => errors.push(error));
  });
  afterEach(() => queue.close());

  const enqueue = (...names: string[]) =>
    database.kysely.transaction().execute((trx) =>
      queue.enqueue(
        trx,
        names.map((name, i) => ({ data: { name }, priority: -i })),
      ),
    );
  const complete = (task: Task<Data>) => database.kysely.transaction().execute((trx) => task.complete(trx));

  test('every task is done once, by priority', async () => {
    await enqueue('a', 'b', 'c');
    const done: string[] = [];
    const all = Promise.withResolvers<void>();
    queue.work(1, async (task) => {
      done.push(task.data.name);
      expect(await complete(task)).toBe(true);
      if (done.length === 3) all.resolve();
    });
    await all.promise;
    expect(done).toEqual(['a', 'b', 'c']);
    expect(errors).toEqual([]);
  });

  test('a task that was delayed before the clock was set back is done', async () => {
    await enqueue('a');
    await sql`update pgboss.job set start_after = now() + interval '5 days'`.execute(database.kysely);
    await queue.close();
    queue = await openQueue<Data>(database, 'things', (error) => errors.push(error));
    const done = Promise.withResolvers<string>();
    queue.work(1, async (task) => {
      await complete(task);
      done.resolve(task.data.name);
    });
    expect(await done.promise).toBe('a');
  });

  test('a task exists only if its transaction is committed', async () => {
    const seen: string[] = [];
    const found = Promise.withResolvers<void>();
    const failing = database.kysely.transaction().execute(async (trx) => {
      await queue.enqueue(trx, [{ data: { name: 'never' }, priority: 0 }]);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await enqueue('a');
    queue.work(1, async (task) => {
      seen.push(task.data.name);
      await complete(task);
      found.resolve();
    });
    await found.promise;
    expect(seen).toEqual(['a']);
  });

  test('a task whose handler throws is retried, with a count', async () => {
    await enqueue('a');
    const interruptions: number[] = [];
    const done = Promise.withResolvers<void>();
    queue.work(1, async (task) => {
      interruptions.push(task.interruptions);
      if (task.interruptions < 2) throw new Error('not now');
      await complete(task);
      done.resolve();
    });
    await done.promise;
    expect(interruptions).toEqual([0, 1, 2]);
    expect(errors.map((error) => (error as Error).message)).toEqual(['not now', 'not now']);
  });

  test('a completion that is rolled back did not happen', async () => {
    await enqueue('a');
    const done = Promise.withResolvers<number>();
    queue.work(1, async (task) => {
      if (task.interruptions > 0) {
        await complete(task);
        return done.resolve(task.interruptions);
      }
      await database.kysely.transaction().execute(async (trx) => {
        expect(await task.complete(trx)).toBe(true);
        throw new Error('rolled back');
      });
    });
    expect(await done.promise).toBe(1);
  });

  test('a claim can be completed only once', async () => {
    await enqueue('a');
    const done = Promise.withResolvers<boolean[]>();
    queue.work(1, async (task) => done.resolve([await complete(task), await complete(task)]));
    expect(await done.promise).toEqual([true, false]);
  });

  test('closing waits for tasks in progress', async () => {
    await enqueue('a');
    const begun = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    let completed = false;
    queue.work(1, async (task) => {
      begun.resolve();
      await go.promise;
      completed = await complete(task);
    });
    await begun.promise;
    const closing = queue.close();
    go.resolve();
    await closing;
    expect(completed).toBe(true);
  });

  test('idle workers are woken', async () => {
    const done = Promise.withResolvers<void>();
    queue.work(2, async (task) => {
      await complete(task);
      done.resolve();
    });
    await enqueue('a');
    queue.wake();
    await done.promise;
  });
});
