import { exclusive } from './exclusive.ts';
import type { PgliteSession } from './pgliteSession.ts';

/** The one connection of the embedded database, for everything in this process that wants it. */
export type EmbeddedConnection = {
  /** Waits for its turn; the connection is the caller's alone until released. */
  acquire(): Promise<Held>;
  /** @throws Problem when the database cannot be used now */
  check(): Promise<void>;
  close(): Promise<void>;
};

/** Fails with a Problem once the session that served the first statement has ended: the rest of a transaction must not run alone. */
export type Held = Pick<PgliteSession, 'query' | 'exec'> & { release(): void };

export type EmbeddedOptions = {
  /** Starts the database: at first, and again after it has ended. */
  readonly start: () => Promise<PgliteSession>;
  /** Called before each statement that may write. @throws Problem storage-full */
  readonly checkRoom: () => Promise<void>;
};

/** Statements that write nothing, or end what was written: they are carried out on a full disk too. */
const READS = /^\s*(select|show|commit|rollback)\b/i;

/** Starts the database at once, and again with the next statement whenever it has ended. */
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
