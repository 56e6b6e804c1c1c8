import { exclusive } from './exclusive.ts';
import type { PgliteSession } from './pgliteSession.ts';

/** The only connection of the embedded database, shared by this process. */
export type EmbeddedConnection = {
  /** Waits for its turn; the connection is exclusive until released. */
  acquire(): Promise<Held>;
  /** @throws Problem if the database cannot be used now */
  check(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Fails with a Problem once the session of the first statement has ended: the rest of a transaction
 * must not run by itself.
 */
export type Held = Pick<PgliteSession, 'query' | 'exec'> & { release(): void };

export type EmbeddedOptions = {
  /** Starts the database, at first and after it has ended. */
  readonly start: () => Promise<PgliteSession>;
  /** Called before each statement that may write. @throws Problem storage-full */
  readonly checkRoom: () => Promise<void>;
};

/** Statements that write nothing, or end a transaction: they run on a full disk too. */
const READS = /^\s*(select|show|commit|rollback)\b/i;

/** Starts the database now, and again with the next statement after it has ended. */
export async function connectEmbedded({ start, checkRoom }: EmbeddedOptions): Promise<EmbeddedConnection> {
  const turns = exclusive();
  let session = await start();
  let closed = false;

  async function living(): Promise<PgliteSession> {
    if (session.ended !== null && !closed) session = await start();
    return session;
  }

  return {
    async acquire() {
      const release = await turns.enter();
      let mine: PgliteSession | null = null;
      async function ready(text: string): Promise<PgliteSession> {
        mine ??= await living();
        if (!READS.test(text)) await checkRoom();
        return mine;
      }
      return {
        release,
        query: async (text, values) => (await ready(text)).query(text, values),
        exec: async (text) => (await ready(text)).exec(text),
      };
    },
    async check() {
      if (session.ended !== null) throw session.ended;
      await checkRoom();
    },
    async close() {
      closed = true;
      if (session.ended === null) await session.close();
    },
  };
}
