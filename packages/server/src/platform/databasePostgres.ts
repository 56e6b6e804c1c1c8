import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import type { Schema } from './databaseSchema.ts';
import { migrate } from './migrations/migrate.ts';

/** Connections of one process, for rows and for the queue; a Postgres takes a hundred by default. */
const CONNECTIONS = 8;
const QUEUE_CONNECTIONS = 4;
const CONNECT_MS = 10_000;

/** Opens a Postgres by its URL. Any number of processes may have it open. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: CONNECT_MS });
  // A connection that breaks is replaced at the next query, and its transaction fails there. Without listeners it would end the
  // process: an idle one's error goes to the pool, that of one in use, between two statements, to the client.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(kysely);
  } catch (error) {
    await kysely.destroy();
    throw unreachable(url, error) ?? error;
  }
  return {
    kysely,
    kind: 'postgres',
    boss: { connectionString: url, max: QUEUE_CONNECTIONS },
    close: () => kysely.destroy(),
  };
}

/** A failure to connect as a sentence; the URL's password is not in it. */
function unreachable(url: string, error: unknown): Error | null {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  if (!(cause instanceof Error)) return null;
  // Of the operating system (ECONNREFUSED), or SQLSTATE classes 08 (connection), 28 (password) and 3D (no such database).
  const code = 'code' in cause ? String(cause.code) : '';
  if (!/^(E[A-Z]+$|08|28|3D)/.test(code) && !/timeout/.test(cause.message)) return null;
  const { host, pathname } = new URL(url);
  const why = cause.message || code;
  return new Error(
    `openDatabase: no connection to the Postgres of DATABASE_URL (${host}${pathname}: ${why}): is it running, and is the URL right?`,
    { cause },
  );
}
