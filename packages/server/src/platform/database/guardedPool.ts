import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { databaseAway } from './databaseProblems.ts';

/**
 * SQLSTATE: 08 connection, 57P ended or starting, 53300 too many connections, 25006 a standby,
 * which refuses writes.
 */
const AWAY = /^(08|57P|53300|25006)/;

/**
 * True if an error of `pg` means that the server is unreachable; then a later retry may succeed.
 */
function isAway(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return AWAY.test(error.code ?? '');
  // Other errors come from the connection, or, as a TypeError, from a value that cannot be sent.
  return !(error instanceof TypeError);
}

/**
 * A pool of `pg` for Kysely whose errors are Problems if the server is unreachable. Such a
 * connection is not used again.
 */
export function guardedPool(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect().catch((cause: unknown) => {
        throw databaseAway('the database is unreachable', cause);
      });
      return guarded(client);
    },
    end: () => pool.end(),
  };
}

function guarded(client: pg.PoolClient): PostgresPoolClient {
  let broken = false;
  return {
    async query(text: string, values: readonly unknown[]) {
      try {
        return await client.query(text, [...values]);
      } catch (cause) {
        if (!isAway(cause)) throw cause;
        broken = true;
        throw databaseAway('the connection to the database was lost', cause);
      }
    },
    release: () => client.release(broken),
    // Only the overload for statements is used; cursors are for streaming.
  } as unknown as PostgresPoolClient;
}
