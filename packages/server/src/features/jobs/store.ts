import {
  type ExpressionBuilder,
  type ExpressionWrapper,
  type Kysely,
  type Selectable,
  type SqlBool,
  sql,
  type Transaction,
} from 'kysely';
import type { JobItemTable, JobState, JobTable, Schema } from '../../platform/database/databaseSchema.ts';

type Reader = Kysely<Schema> | Transaction<Schema>;

export type JobRow = Selectable<JobTable>;
export type ItemRow = Selectable<JobItemTable>;

export type NewJob = Pick<JobRow, 'id' | 'caller' | 'options' | 'idempotency_key'>;

/** False if the caller's idempotency key is taken. */
export async function insertJob(db: Reader, job: NewJob): Promise<boolean> {
  const row = await db
    .insertInto('jobs')
    .values({ ...job, state: 'receiving' })
    .onConflict((conflict) => conflict.constraint('jobs_idempotency').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export function findJob(db: Reader, id: string): Promise<JobRow | undefined> {
  return db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Finds a job, and locks it until the transaction ends. */
export function lockJob(trx: Transaction<Schema>, id: string): Promise<JobRow | undefined> {
  return trx.selectFrom('jobs').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export function findByKey(db: Reader, caller: string, key: string): Promise<JobRow | undefined> {
  return db
    .selectFrom('jobs')
    .selectAll()
    .where('caller', '=', caller)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
}

/** Newest first; `before` is the last job of the previous page. */
export function listJobs(
  db: Reader,
  filter: { readonly caller: string | null; readonly before: JobRow | null; readonly limit: number },
): Promise<JobRow[]> {
  const { caller, before, limit } = filter;
  let query = db.selectFrom('jobs').selectAll().where('state', '!=', 'receiving');
  if (caller !== null) query = query.where('caller', '=', caller);
  if (before !== null) {
    query = query.where(sql<boolean>`(created_at, id) < (${before.created_at}, ${before.id})`);
  }
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

export type NewChunk = {
  readonly jobId: string;
  readonly chunk: number;
  readonly first: number;
  readonly names: readonly string[];
  readonly sizes: readonly number[];
  readonly blob: string;
};

export async function insertChunk(trx: Reader, chunk: NewChunk): Promise<void> {
  await trx
    .insertInto('job_chunks')
    .values({
      job_id: chunk.jobId,
      chunk: chunk.chunk,
      first: chunk.first,
      sizes: chunk.sizes,
      blob: chunk.blob,
    })
    .execute();
  await sql`insert into job_items (job_id, number, chunk, name)
    select ${chunk.jobId}::uuid, ${chunk.first}::integer + place - 1, ${chunk.chunk}::integer, name
    from unnest(${chunk.names}::text[]) with ordinality as sent (name, place)`.execute(trx);
  await trx.updateTable('jobs').set({ touched_at: sql<Date>`now()` }).where('id', '=', chunk.jobId).execute();
}

/** Bytes of a caller's stored pictures, which wait or may be read again. */
export async function storedBytes(db: Reader, caller: string): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`select coalesce(sum(size), 0) as bytes
    from jobs join job_chunks on job_chunks.job_id = jobs.id cross join unnest(sizes) as size
    where caller = ${caller}`.execute(db);
  return Number(rows[0].bytes);
}

/** Records that pictures are still arriving. */
export async function touchJob(db: Reader, id: string): Promise<void> {
  await db.updateTable('jobs').set({ touched_at: sql<Date>`now()` }).where('id', '=', id).execute();
}

/**
 * Opens a job whose pictures are all stored, so that they are read from now on. Throws if the job
 * was deleted because it counted as dead.
 */
export async function openJob(
  trx: Transaction<Schema>,
  id: string,
  { total, fingerprint }: { readonly total: number; readonly fingerprint: string },
): Promise<void> {
  await trx
    .updateTable('jobs')
    .set({ state: 'open', total, fingerprint })
    .where('id', '=', id)
    .where('state', '=', 'receiving')
    .returning('id')
    .executeTakeFirstOrThrow();
}

export type Chunk = {
  readonly first: number;
  readonly sizes: readonly number[];
  readonly blob: string;
  readonly job: Pick<JobRow, 'caller' | 'options' | 'state'>;
  /** Items without an outcome. */
  readonly waiting: readonly Pick<ItemRow, 'number' | 'attempts'>[];
};

export async function loadChunk(db: Reader, jobId: string, chunk: number): Promise<Chunk | null> {
  const row = await db
    .selectFrom('job_chunks')
    .innerJoin('jobs', 'jobs.id', 'job_chunks.job_id')
    .select(['first', 'sizes', 'blob', 'caller', 'options', 'state'])
    .where('job_id', '=', jobId)
    .where('chunk', '=', chunk)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { first, sizes, blob, ...job } = row;
  const waiting = await db
    .selectFrom('job_items')
    .select(['number', 'attempts'])
    .where('job_id', '=', jobId)
    .where('number', '>=', first)
    .where('number', '<', first + sizes.length)
    .where('status', '=', 'waiting')
    .orderBy('number')
    .execute();
  return { first, sizes, blob, job, waiting };
}

/** Keys of blobs whose rows were deleted; delete the blobs after the transaction is committed. */
export type Dropped = readonly string[];

export async function cancelJob(trx: Transaction<Schema>, id: string): Promise<Dropped> {
  await trx
    .updateTable('job_items')
    .set({ status: 'cancelled' })
    .where('job_id', '=', id)
    .where('status', '=', 'waiting')
    .execute();
  const dropped = await dropAllPictures(trx, [id]);
  await trx
    .updateTable('jobs')
    .set({ state: 'cancelled', finished_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
  return dropped;
}

async function dropAllPictures(trx: Transaction<Schema>, jobIds: readonly string[]): Promise<Dropped> {
  const rows = await trx.deleteFrom('job_chunks').where('job_id', 'in', jobIds).returning('blob').execute();
  return rows.map(({ blob }) => blob);
}

/** Lets failed items wait again; returns their chunks. The job's row must be locked. */
export async function reopenFailed(trx: Transaction<Schema>, id: string): Promise<number[]> {
  const items = await trx
    .updateTable('job_items')
    .set({ status: 'waiting', problem: null, retryable: false, attempts: 0 })
    .where('job_id', '=', id)
    .where('status', '=', 'failed')
    .where('retryable', '=', true)
    .returning('chunk')
    .execute();
  if (items.length === 0) return [];
  await trx
    .updateTable('jobs')
    .set({ state: 'open', finished_at: null, failed: sql<number>`failed - ${items.length}::integer` })
    .where('id', '=', id)
    .execute();
  return [...new Set(items.map(({ chunk }) => chunk))].sort((a, b) => a - b);
}

/** The items from `from` on, in order. */
export function listItems(db: Reader, id: string, from: number, limit: number): Promise<ItemRow[]> {
  return db
    .selectFrom('job_items')
    .selectAll()
    .where('job_id', '=', id)
    .where('number', '>=', from)
    .orderBy('number')
    .limit(limit)
    .execute();
}

export function deleteJob(db: Kysely<Schema>, id: string): Promise<Dropped> {
  return deleteJobs(db, (where) => where('id', '=', id));
}

/**
 * Deletes jobs created before `made`, and those whose pictures stopped arriving before `touched`.
 */
export function deleteOldJobs(db: Kysely<Schema>, made: Date, touched: Date): Promise<Dropped> {
  return deleteJobs(db, (where) =>
    where.or([
      where('created_at', '<', made),
      where.and([where('state', '=', 'receiving'), where('touched_at', '<', touched)]),
    ]),
  );
}

function deleteJobs(
  db: Kysely<Schema>,
  which: (where: ExpressionBuilder<Schema, 'jobs'>) => ExpressionWrapper<Schema, 'jobs', SqlBool>,
): Promise<Dropped> {
  return db.transaction().execute(async (trx) => {
    // Locked, so that no chunk is added before the job is deleted.
    const jobs = await trx.selectFrom('jobs').select('id').where(which).orderBy('id').forUpdate().execute();
    if (jobs.length === 0) return [];
    const ids = jobs.map(({ id }) => id);
    const dropped = await dropAllPictures(trx, ids);
    await trx.deleteFrom('jobs').where('id', 'in', ids).execute();
    return dropped;
  });
}

export type { JobState };
