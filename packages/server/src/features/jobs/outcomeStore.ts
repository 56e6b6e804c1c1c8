import { type Kysely, sql, type Transaction } from 'kysely';
import type { ItemStatus, Schema } from '../../platform/database/databaseSchema.ts';
import type { Dropped } from './store.ts';

/** Counts one more attempt at a waiting item. */
export async function countAttempt(db: Kysely<Schema>, jobId: string, number: number): Promise<void> {
  await db
    .updateTable('job_items')
    .set({ attempts: sql<number>`attempts + 1` })
    .where('job_id', '=', jobId)
    .where('number', '=', number)
    .where('status', '=', 'waiting')
    .execute();
}

/** The outcome of one picture: JSON of a result, or of a problem. */
export type Outcome = { readonly number: number } & (
  | { readonly result: string }
  | { readonly problem: string; readonly retryable: boolean }
);

/**
 * Writes outcomes of waiting items, and counts them. The job's row must be locked, because it has
 * the counts. An existing outcome is never replaced.
 */
export async function settleItems(
  trx: Transaction<Schema>,
  jobId: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  const numbers = outcomes.map(({ number }) => number);
  // The range is for the planner: it has no statistics of a new table, and would compare each
  // outcome with each item of the job.
  const { rows } = await sql<{ status: ItemStatus; count: number }>`
    with settled as (
      update job_items set status = new.status, result = new.result, problem = new.problem, retryable = new.retryable
      from unnest(${numbers}::integer[],
        ${outcomes.map((o) => ('result' in o ? 'read' : 'failed'))}::text[],
        ${outcomes.map((o) => ('result' in o ? o.result : null))}::text[],
        ${outcomes.map((o) => ('problem' in o ? o.problem : null))}::text[],
        ${outcomes.map((o) => 'problem' in o && o.retryable)}::boolean[])
        as new (number, status, result, problem, retryable)
      where job_id = ${jobId}::uuid and job_items.number = new.number and job_items.status = 'waiting'
        and job_items.number between ${Math.min(...numbers)}::integer and ${Math.max(...numbers)}::integer
      returning new.status)
    select status, count(*)::integer as count from settled group by status`.execute(trx);
  const count = (status: ItemStatus): number => rows.find((row) => row.status === status)?.count ?? 0;
  const [read, failed] = [count('read'), count('failed')];
  await sql`update jobs set read = read + ${read}::integer, failed = failed + ${failed}::integer,
      state = case when state = 'open' and read + failed + ${read + failed}::integer = total then 'finished' else state end,
      finished_at = case when state = 'open' and read + failed + ${read + failed}::integer = total then now() else finished_at end
    where id = ${jobId}::uuid`.execute(trx);
}

/** Deletes a chunk with its pictures, unless one of them may be read again. */
export async function dropPictures(trx: Transaction<Schema>, jobId: string, chunk: number): Promise<Dropped> {
  const { rows } = await sql<{
    blob: string;
  }>`delete from job_chunks where job_id = ${jobId}::uuid and chunk = ${chunk}::integer and not exists (
      select from job_items where job_items.job_id = job_chunks.job_id
        and number >= first and number < first + cardinality(sizes)
        and (status = 'waiting' or (status = 'failed' and retryable))) returning blob`.execute(trx);
  return rows.map(({ blob }) => blob);
}
