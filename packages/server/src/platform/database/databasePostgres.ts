import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { Problem } from '../problems.ts';
import { blobsInPostgres } from './blobsInPostgres.ts';
import type { Database } from './database.ts';
import type { Schema } from './databaseSchema.ts';
import { guardedPool } from './guardedPool.ts';
import { migrate } from './migrations/migrate.ts';

/**
 * Connections of one process, for rows and for the queue; a Postgres takes a hundred by default.
 */
const CONNECTIONS = 8;
const QUEUE_CONNECTIONS = 4;
const CONNECT_MS = 10_000;
/** Milliseconds without an answer after which the connection counts as lost. */
const QUERY_MS = 30_000;

/** Opens a Postgres by its URL. Any number of processes may use it at the same time. */
export async function openPostgres(url: string): Promise<Database> {
  await migrated(url);
  const kysely = kyselyOn(url, { max: CONNECTIONS, query_timeout: QUERY_MS });
  return {
    kysely,
    kind: 'postgres',
    blobs: blobsInPostgres(kysely),
    boss: { connectionString: url, max: QUEUE_CONNECTIONS },
    async check() {
      await sql`select 1`.execute(kysely);
    },
    close: () => kysely.destroy(),
  };
}

/** Migrations have their own connection without a time limit, because they may take long. */
async function migrated(url: string): Promise<void> {
  const kysely = kyselyOn(url, { max: 1 });
  try {
    await connected(kysely, url);
    await migrate(kysely);
  } finally {
    await kysely.destroy();
  }
}

function kyselyOn(url: string, options: pg.PoolConfig): Kysely<Schema> {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    ...options,
  });
  // These listeners do nothing: the next query replaces a broken connection, or fails if it is part
  // of a transaction. But without listeners, the `error` event would end the process. It goes to
  // the pool if the connection is idle, and to the client between two statements of a transaction.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: guardedPool(pool) }) });
}

/**
 * Opens the first connection. A failure is reported with its reason, without the password in the
 * URL.
 */
async function connected(kysely: Kysely<Schema>, url: string): Promise<void> {
  try {
    await kysely.connection().execute(async () => {});
  } catch (error) {
    // The pool reports a Problem, whose cause is the error of `pg`.
    const cause = error instanceof Problem ? error.cause : error;
    const { host, pathname } = new URL(url);
    throw new Error(
      `openDatabase: no connection to the Postgres of DATABASE_URL (${host}${pathname}: ${reasonOf(cause)}): is it running, and is the URL right?`,
      { cause },
    );
  }
}

/** A host with several addresses fails with an error without a message, which has a code. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}
