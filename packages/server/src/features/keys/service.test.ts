import { beforeEach, expect, test } from 'vitest';
import type { LazyDatabase } from '../../platform/database/database.ts';
import { lazyDatabase } from '../../platform/database/openDatabase.ts';
import { describeOpenDatabases } from '../../platform/database/testing/databases.ts';
import { createKeyService, type KeyService } from './service.ts';

describeOpenDatabases('API keys', (opened) => {
  let database: LazyDatabase;
  let keys: KeyService;
  beforeEach(() => {
    database = lazyDatabase(async () => opened(), console.error);
    keys = createKeyService(database, 'owner-token');
  });

  test('a key works until it is revoked, and its token is not stored', async () => {
    expect(await keys.any()).toBe(false);
    const { key, token } = await keys.create({ name: 'scanner', scopes: ['read', 'write', 'read'] });
    expect(token).toMatch(/^cifra_[0-9a-f]{12}_[\w-]{43}$/);
    expect(key).toMatchObject({ name: 'scanner', scopes: ['read', 'write'], revokedAt: null });
    expect(await keys.verify(token)).toEqual({ id: key.id, name: 'scanner', scopes: ['read', 'write'] });
    expect(await keys.any()).toBe(true);

    const { kysely } = await database.get();
    const rows = JSON.stringify(await kysely.selectFrom('api_keys').selectAll().execute());
    expect(rows).not.toContain(token.split('_').slice(2).join('_'));

    const revoked = await keys.revoke(key.id);
    expect(revoked?.revokedAt).toEqual(expect.any(String));
    expect(await keys.verify(token)).toBeNull();
    expect(await keys.any()).toBe(false);
    // A second time keeps the first time's date.
    expect(await keys.revoke(key.id)).toEqual(revoked);
    expect(await keys.list()).toEqual([revoked]);
  });

  test('other text than a key is refused', async () => {
    const { key, token } = await keys.create({ name: 'a', scopes: ['read'] });
    const other = token.endsWith('A') ? `${token.slice(0, -1)}B` : `${token.slice(0, -1)}A`;
    for (const wrong of [
      '',
      'x',
      other,
      token.slice(0, -1),
      `${token} `,
      token.replace(key.id, '000000000000'),
    ]) {
      expect(await keys.verify(wrong)).toBeNull();
    }
    expect(await keys.revoke('nothing')).toBeNull();
  });

  test('a token is known after it was verified here, until it is revoked', async () => {
    const { key, token } = await keys.create({ name: 'a', scopes: ['read'] });
    expect(await keys.knows(token)).toBe(false);
    await keys.verify(token);
    const sameId = `${token.slice(0, -4)}wxyz`;
    await keys.verify(sameId);
    expect([await keys.knows(token), await keys.knows(sameId), await keys.knows('x')]).toEqual([
      true,
      false,
      false,
    ]);
    await keys.revoke(key.id);
    expect([await keys.knows(token), await keys.knows('owner-token')]).toEqual([false, true]);
  });

  test('another process sees a revocation when it asks again', async () => {
    const { key, token } = await keys.create({ name: 'a', scopes: ['read'] });
    const other = createKeyService(database);
    await keys.revoke(key.id);
    expect(await other.verify(token)).toBeNull();
  });

  test('the owner of the data folder is an administrator', async () => {
    expect(await keys.verify('owner-token')).toMatchObject({
      id: 'owner',
      scopes: ['read', 'write', 'admin'],
    });
    expect(await createKeyService(database).verify('owner-token')).toBeNull();
  });
});
