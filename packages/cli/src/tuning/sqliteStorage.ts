import { DatabaseSync } from 'node:sqlite';
import { naming } from '@cifra/node/systemErrors.ts';
import type { StudyEvent } from '@cifra/training/tuning/storage/events.ts';
import type { StudyStorage } from '@cifra/training/tuning/storage/storage.ts';

/**
 * Milliseconds to wait for another worker's transaction, which takes as long as a proposal: far
 * below a second.
 */
const PATIENCE = 30_000;

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS events (number INTEGER PRIMARY KEY, event TEXT NOT NULL) STRICT;`;

/**
 * Stores a study in an SQLite file, one event per row, for workers on one machine. SQLite's lock
 * allows one writer at a time, and the system releases it when its holder is killed. Transactions
 * are atomic.
 */
export function sqliteStorage(path: string): StudyStorage {
  const database = naming(path, () => {
    const opened = new DatabaseSync(path, { timeout: PATIENCE });
    opened.exec(schema);
    return opened;
  });
  const select = database.prepare('SELECT event FROM events WHERE number >= ? ORDER BY number');
  const insert = database.prepare('INSERT INTO events (number, event) VALUES (?, ?)');
  // Rows never change, so only new ones are read.
  let known: readonly StudyEvent[] = [];
  const refresh = (): void => {
    const fresh = select.all(known.length).map(({ event }) => JSON.parse(String(event)) as StudyEvent);
    if (fresh.length > 0) known = [...known, ...fresh];
  };
  return {
    async read() {
      refresh();
      return known;
    },
    async append(decide) {
      database.exec('BEGIN IMMEDIATE');
      try {
        refresh();
        const added = decide(known);
        for (const [i, event] of added.entries()) insert.run(known.length + i, JSON.stringify(event));
        database.exec('COMMIT');
        known = [...known, ...added];
        return known;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    async close() {
      database.close();
    },
  };
}
