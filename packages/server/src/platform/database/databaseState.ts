import { Problem, type ProblemCode } from '../problems.ts';
import type { LazyDatabase } from './database.ts';
import { isFull } from './databaseProblems.ts';

/** `unused`: nobody has asked for it yet. Otherwise the problem with it. */
export type DatabaseState = 'ready' | 'unused' | ProblemCode;

/** A database that does not answer within this time is called unavailable. */
const PATIENCE_MS = 2000;

/**
 * Asks the database whether it can be used. One that is expected is opened for that; another is left alone until it is needed.
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
