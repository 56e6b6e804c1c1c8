import {
  AbortedTransactionError,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PGliteAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { EmbeddedConnection, Held } from './embeddedConnection.ts';

/**
 * Kysely on the embedded database. Kysely's own dialect for PGlite waits forever for a transaction
 * that cannot begin, which happens on a full disk.
 */
export function embeddedDialect(connection: EmbeddedConnection): Dialect {
  return {
    createAdapter: () => new PGliteAdapter(),
    createDriver: () => driver(connection),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

type Connection = DatabaseConnection & { readonly held: Held };

function driver(connection: EmbeddedConnection): Driver {
  const held = (of: DatabaseConnection): Held => (of as Connection).held;
  return {
    async init() {},
    acquireConnection: async () => connectionOf(await connection.acquire()),
    async beginTransaction(of) {
      await held(of).exec('begin');
    },
    async commitTransaction(of) {
      const [{ command }] = await held(of).exec('commit');
      // Postgres answers ROLLBACK, without an error, if a statement of the transaction had failed.
      if (command === 'ROLLBACK') throw new AbortedTransactionError();
    },
    async rollbackTransaction(of) {
      // It fails only if the session has ended, and the transaction with it.
      await held(of)
        .exec('rollback')
        .catch(() => {});
    },
    async releaseConnection(of) {
      held(of).release();
    },
    destroy: () => connection.close(),
  };
}

function connectionOf(held: Held): Connection {
  return {
    held,
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, affectedRows } = await held.query(sql, parameters);
      const counted = affectedRows === undefined ? {} : { numAffectedRows: BigInt(affectedRows) };
      return { rows: rows as R[], ...counted };
    },
    streamQuery() {
      throw new Error('embeddedDialect: rows cannot be streamed');
    },
  };
}

/** The part of PGlite that pg-boss's adapter uses. */
export function pgliteLike(connection: EmbeddedConnection) {
  async function alone<T>(work: (held: Held) => Promise<T>): Promise<T> {
    const held = await connection.acquire();
    try {
      return await work(held);
    } catch (error) {
      // One of the statements may be a `begin`: the next caller must not get the connection in a
      // failed transaction.
      await held.exec('rollback').catch(() => {});
      throw error;
    } finally {
      held.release();
    }
  }
  return {
    query: <T>(text: string, values: unknown[] = []) =>
      alone(async (held) => {
        const { rows, affectedRows } = await held.query(text, values);
        return { rows: rows as T[], ...(affectedRows !== undefined && { affectedRows }) };
      }),
    exec: (text: string) => alone(async (held) => [...(await held.exec(text))]),
  };
}
