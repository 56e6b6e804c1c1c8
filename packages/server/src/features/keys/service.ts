import type { LazyDatabase } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/databaseSchema.ts';
import { knownKeys } from './knownKeys.ts';
import { findKey, insertKey, type KeyRow, listKeys, revokeKey } from './store.ts';
import { hashToken, newToken, sameHash, tokenId } from './token.ts';

export const SCOPES: readonly Scope[] = ['read', 'write', 'admin'];

/** A key without its token. */
export type KeyView = {
  readonly id: string;
  readonly name: string;
  readonly scopes: Scope[];
  readonly createdAt: string;
  readonly revokedAt: string | null;
};

/** The holder of a valid token. */
export type KeyHolder = Pick<KeyView, 'id' | 'name' | 'scopes'>;

export type KeyService = {
  /** Only this answer has the token; the server stores its hash. */
  create(key: { readonly name: string; readonly scopes: readonly Scope[] }): Promise<{
    key: KeyView;
    token: string;
  }>;
  list(): Promise<KeyView[]>;
  /** Null if there is no such key. Other processes on the same Postgres follow within seconds. */
  revoke(id: string): Promise<KeyView | null>;
  /** Null if the token is unknown or revoked. */
  verify(token: string): Promise<KeyHolder | null>;
  /** True if this process has verified the token before; does not use the database. */
  knows(token: string): Promise<boolean>;
  /** True if there is a key that is not revoked. */
  any(): Promise<boolean>;
};

/**
 * API keys. `ownerToken` is the token that this process wrote into its data folder. Its holder is
 * an administrator: users who can read that file can read the database too.
 */
export function createKeyService(database: LazyDatabase, ownerToken?: string): KeyService {
  const known = knownKeys({ find: async (id) => findKey((await database.get()).kysely, id) });
  const ownerHash = ownerToken === undefined ? null : hashToken(ownerToken);

  const isOwner = (hash: string) => ownerHash !== null && sameHash(hash, ownerHash);
  const isOf = (hash: string, row: KeyRow | undefined): row is KeyRow =>
    row !== undefined && row.revoked_at === null && sameHash(hash, row.hash);

  async function list(): Promise<KeyView[]> {
    return (await listKeys((await database.get()).kysely)).map(viewOf);
  }

  return {
    list,
    async create({ name, scopes }) {
      const { id, text } = newToken();
      const { kysely } = await database.get();
      const row = await insertKey(kysely, { id, name, scopes: [...new Set(scopes)], hash: hashToken(text) });
      return { key: viewOf(row), token: text };
    },
    async revoke(id) {
      const row = await revokeKey((await database.get()).kysely, id);
      known.forget(id);
      return row === undefined ? null : viewOf(row);
    },
    async verify(token) {
      const hash = hashToken(token);
      if (isOwner(hash)) return OWNER;
      const id = tokenId(token);
      const row = id === null ? undefined : await known.find(id);
      return isOf(hash, row) ? { id: row.id, name: row.name, scopes: [...row.scopes] } : null;
    },
    async knows(token) {
      const hash = hashToken(token);
      return isOwner(hash) || isOf(hash, known.remembered(tokenId(token) ?? ''));
    },
    async any() {
      return (await list()).some(({ revokedAt }) => revokedAt === null);
    },
  };
}

const OWNER: KeyHolder = { id: 'owner', name: 'owner of the data folder', scopes: [...SCOPES] };

function viewOf({ id, name, scopes, created_at, revoked_at }: KeyRow): KeyView {
  return {
    id,
    name,
    scopes: [...scopes],
    createdAt: created_at.toISOString(),
    revokedAt: revoked_at?.toISOString() ?? null,
  };
}
