import type { Key, NewKey } from '@cifra/client/generated.ts';
import type { KeyService } from '@cifra/server/features/keys/service.ts';

/** The operations of `cifra keys`, on the database or on a server that uses it. */
export type Keys = {
  create(...key: Parameters<KeyService['create']>): Promise<NewKey>;
  list(): Promise<readonly Key[]>;
  /** Resolves with null if there is no such key. */
  revoke(id: string): Promise<Key | null>;
};
