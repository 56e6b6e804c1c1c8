import { Problem, type ProblemCode } from '../problems.ts';
import type { LazyDatabase } from './database.ts';
import { isFull } from './databaseProblems.ts';

/** `unused` if it was never needed; a code if there is a problem with it. */
export type DatabaseState = 'ready' | 'unused' | ProblemCode;

/** Milliseconds without an answer after which a database counts as unavailable. */
const PATIENCE_MS = 2000;

/**
 * Checks if the database can be used. An expected database is opened for the check; another one
 * only when it is needed.
 */
export async function stateOf(database: LazyDatabase, isExpected: boolean): Promise<DatabaseState> {
  const opened = isExpected ? database.get() : database.opened();
  if (opened === null) return 'unused';
  const answer = opened
    .then((open) => open.check())
    .then((): DatabaseState => 'ready')
    .catch(codeOf);
  const late = Promise.withResolvers<DatabaseState>();
  const timer = setTimeout(() => late.resolve('database-unavailable'), PATIENCE_MS);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function codeOf(error: unknown): ProblemCode {
  if (error instanceof Problem) return error.code;
  return isFull(error) ? 'storage-full' : 'database-unavailable';
}
