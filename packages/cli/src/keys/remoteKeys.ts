import type { KeyView } from '@cifra/server/features/keys/service.ts';
import type { Owner } from '@cifra/server/platform/databaseLock.ts';
import { CommandError } from '../commandError.ts';
import type { Keys } from './withKeys.ts';

/** The keys of the server that has the data folder; null when it is not there any more, or has no address. */
export async function remoteKeys({ url, token }: Owner): Promise<Keys | null> {
  if (url === undefined || token === undefined) return null;
  const call = async <T>(method: string, path: string, body?: object): Promise<T | null> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (response.status === 404) return null;
    const answer = (await response.json()) as T & { detail?: string };
    if (response.ok) return answer;
    throw new CommandError(`the server at ${url} refused: ${answer.detail ?? response.statusText}`);
  };
  const isThere = await fetch(`${url}/v2/health/live`).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  return {
    async create(key) {
      return (await call<{ key: KeyView; token: string }>('POST', '/v1/keys', key))!;
    },
    async list() {
      return (await call<{ keys: KeyView[] }>('GET', '/v1/keys'))!.keys;
    },
    revoke: (id) => call<KeyView>('DELETE', `/v1/keys/${encodeURIComponent(id)}`),
  };
}
