import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyEmbedded } from '../../testing/embedded.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './databaseEmbedded.ts';

/** Milliseconds; a test lowers the second while it makes the database hang. */
const limits = { open: 300_000, statement: 300_000 };
const endless = sql`do $$ begin loop end loop; end $$`;
const away = { code: 'database-unavailable', status: 503, headers: { 'retry-after': '5' } };

let folder: string;
let database: Database;
const errors: unknown[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cifra-hang-'));
  await copyEmbedded(folder);
  database = await openEmbedded({ folder, onError: (error) => errors.push(error) }, limits);
  await sql`create table kept (text text)`.execute(database.kysely);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `work` with a watchdog that waits a second. */
async function impatiently<T>(work: () => Promise<T>): Promise<T> {
  limits.statement = 1000;
  try {
    return await work();
  } finally {
    limits.statement = 300_000;
  }
}

const texts = async () => (await sql<{ text: string }>`select text from kept`.execute(database.kysely)).rows;

test('a database that hangs blocks no other request, is restarted, and has all committed data', async () => {
  const { kysely } = database;
  await sql`insert into kept values ('before')`.execute(kysely);
  let ticks = 0;
  const ticking = setInterval(() => ticks++, 20);
  try {
    const hangs = impatiently(() => endless.execute(kysely).catch((error: unknown) => error));
    expect(await hangs).toMatchObject(away);
    expect(await hangs).toMatchObject({ message: expect.stringMatching(/did not answer for 1 s/) });
  } finally {
    clearInterval(ticking);
  }
  // The event loop went on all the time.
  expect(ticks).toBeGreaterThan(5);
  await expect(database.check()).rejects.toMatchObject(away);
  expect(await texts()).toEqual([{ text: 'before' }]);
  await database.check();
  expect(errors).toMatchObject([away]);
});

test('a transaction that hangs leaves nothing, and its other statements do not run by themselves', async () => {
  const { kysely } = database;
  const later = Promise.withResolvers<unknown>();
  const transaction = impatiently(() =>
    kysely.transaction().execute(async (trx) => {
      await sql`insert into kept values ('lost')`.execute(trx);
      await endless.execute(trx).catch(() => {});
      await sql`insert into kept values ('alone')`.execute(trx).catch(later.resolve);
    }),
  );
  await expect(transaction).rejects.toMatchObject(away);
  expect(await later.promise).toMatchObject(away);
  expect(await texts()).toEqual([{ text: 'before' }]);
});

test('transactions and other statements take turns', async () => {
  const { kysely } = database;
  const failed = kysely.transaction().execute(async (trx) => {
    await sql`insert into kept values ('rolled back')`.execute(trx);
    await setTimeout(5);
    throw new Error('no');
  });
  const alone = sql`insert into kept values ('kept')`.execute(kysely);
  await expect(failed).rejects.toThrow('no');
  await alone;
  expect(await texts()).toEqual([{ text: 'before' }, { text: 'kept' }]);
});

test('a transaction with a failed statement does not count as committed', async () => {
  const half = database.kysely.transaction().execute(async (trx) => {
    await sql`insert into kept values ('half')`.execute(trx);
    await sql`select 1 / 0`.execute(trx).catch(() => {});
  });
  await expect(half).rejects.toThrow(/rolled back/i);
  expect(await texts()).toEqual([{ text: 'before' }, { text: 'kept' }]);
});
