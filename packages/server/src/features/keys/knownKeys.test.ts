import { expect, test } from 'vitest';
import { knownKeys, TRUST_MS, TRUST_WHILE_AWAY_MS } from './knownKeys.ts';
import type { KeyRow } from './store.ts';

const row: KeyRow = {
  id: 'a',
  name: 'scanner',
  scopes: ['read'],
  hash: '',
  created_at: new Date(0),
  revoked_at: null,
};

/** Keys over a database that answers, fails, or says nothing, at a time that the test sets. */
function keysAt() {
  const state = {
    now: 0,
    asked: 0,
    answer: async (): Promise<KeyRow | undefined> => row,
  };
  const keys = knownKeys({
    now: () => state.now,
    find() {
      state.asked++;
      return state.answer();
    },
  });
  return { state, keys };
}
const away = () => Promise.reject(new Error('away'));

test('the database is asked for a key once in five seconds', async () => {
  const { state, keys } = keysAt();
  await Promise.all([keys.find('a'), keys.find('a'), keys.find('a')]);
  state.now = TRUST_MS - 1;
  await keys.find('a');
  expect(state.asked).toBe(1);
  state.now = TRUST_MS;
  await keys.find('a');
  expect(state.asked).toBe(2);
});

test('a known key is accepted while the database is unavailable, for a quarter of an hour', async () => {
  const { state, keys } = keysAt();
  await keys.find('a');
  state.answer = away;
  state.now = TRUST_MS;
  expect(await keys.find('a')).toBe(row);
  // The database that is away is not asked with each request.
  expect(await keys.find('a')).toBe(row);
  expect(state.asked).toBe(2);
  state.now = TRUST_WHILE_AWAY_MS - 1;
  expect(await keys.find('a')).toBe(row);
  state.now = TRUST_WHILE_AWAY_MS;
  await expect(keys.find('a')).rejects.toThrow('away');
});

test('a key without recent use is not accepted without the database', async () => {
  const { state, keys } = keysAt();
  state.answer = away;
  await expect(keys.find('a')).rejects.toThrow('away');
});

test('a known key does not wait for a database that does not answer', async () => {
  const { state, keys } = keysAt();
  await keys.find('a');
  state.answer = () => new Promise(() => {});
  state.now = TRUST_MS;
  expect(await keys.find('a')).toBe(row);
});

test('a revocation counts as soon as the database answers again', async () => {
  const { state, keys } = keysAt();
  await keys.find('a');
  state.answer = away;
  state.now = TRUST_MS;
  await keys.find('a');
  state.answer = async () => ({ ...row, revoked_at: new Date(0) });
  state.now = 2 * TRUST_MS;
  expect((await keys.find('a'))?.revoked_at).not.toBeNull();
});

test('the database is asked again for a key that was revoked here', async () => {
  const { state, keys } = keysAt();
  await keys.find('a');
  keys.forget('a');
  await keys.find('a');
  expect(state.asked).toBe(2);
});
