import { createClient } from '@cifra/client/client.ts';
import { ConnectionError, ProblemError } from '@cifra/client/problemError.ts';
import type { Owner } from '@cifra/server/platform/database/databaseLock.ts';
import { CommandError } from '../platform/commandError.ts';
import type { Keys } from './keys.ts';

/**
 * Returns the keys of the server that uses the data folder; null if it no longer runs or has no
 * address.
 */
export async function remoteKeys({ url, token }: Owner): Promise<Keys | null> {
  if (url === undefined || token === undefined) return null;
  const client = createClient({ url, key: token });
  if (!(await answers(url, token))) return null;
  const asked = <T>(answer: Promise<T>): Promise<T> =>
    answer.catch((error: Error) => {
      throw new CommandError(`the server at ${url} refused: ${error.message}`, { cause: error });
    });
  return {
    create: (key) => asked(client.createKey({ body: key })),
    list: async () => (await asked(client.listKeys())).keys,
    revoke: (id) => asked(client.revokeKey({ id }).catch(nullIfUnknown)),
  };
}

/**
 * Returns true if the server answers a single request. A server that has exited leaves its address
 * behind.
 */
async function answers(url: string, token: string): Promise<boolean> {
  const { listKeys } = createClient({ url, key: token, retries: 0 });
  return listKeys().then(
    () => true,
    (error: unknown) => !(error instanceof ConnectionError),
  );
}

function nullIfUnknown(error: unknown): null {
  if (error instanceof ProblemError && error.code === 'key-not-found') return null;
  throw error;
}
