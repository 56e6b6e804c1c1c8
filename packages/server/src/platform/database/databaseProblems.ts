import { Problem } from '../problems.ts';

/** Seconds after which a request may find the database again. */
const RETRY_AFTER = '5';

/** The database cannot be reached, or has failed and is being restarted: trying again later may help. */
export function databaseAway(detail: string, cause?: unknown): Problem {
  return new Problem('database-unavailable', detail, { headers: { 'retry-after': RETRY_AFTER }, cause });
}

/** @param detail which folder or file, and what to do */
export function storageFull(detail: string, cause?: unknown): Problem {
  return new Problem('storage-full', detail, { cause });
}

/** `disk_full` of Postgres (SQLSTATE), and what file systems say of a full disk or an exhausted quota. */
const FULL: ReadonlySet<unknown> = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** Whether an error says that there is no room left, on this machine or that of the database. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && FULL.has((error as { code?: unknown }).code);
}
