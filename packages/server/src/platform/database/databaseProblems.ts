import { Problem } from '../problems.ts';

/** Seconds after which a client should retry. */
const RETRY_AFTER = '5';

/** The database is unreachable, or has failed and is being restarted; a later retry may succeed. */
export function databaseAway(detail: string, cause?: unknown): Problem {
  return new Problem('database-unavailable', detail, { headers: { 'retry-after': RETRY_AFTER }, cause });
}

/** @param detail the folder or file, and what to do */
export function storageFull(detail: string, cause?: unknown): Problem {
  return new Problem('storage-full', detail, { cause });
}

/**
 * SQLSTATE `disk_full` of Postgres, and the codes of file systems for a full disk or an exhausted
 * quota.
 */
const FULL: ReadonlySet<unknown> = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** True if an error reports a full disk, on this machine or on that of the database. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && FULL.has((error as { code?: unknown }).code);
}
