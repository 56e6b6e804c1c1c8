import { afterAll, beforeAll, expect, test, vi } from 'vitest';

let viewOf: (hash: string) => string;
let hashValue: (hash: string, name: string) => string | null;
beforeAll(async () => {
  // The module reads the address when it is loaded.
  vi.stubGlobal('location', { hash: '#/lab' });
  ({ viewOf, hashValue } = await import('./route.ts'));
});
afterAll(() => vi.unstubAllGlobals());

test.each([
  ['#/read', 'read'],
  ['#/table', 'table'],
  ['#/why', 'why'],
  ['#/model', 'model'],
  ['#/lab', 'lab'],
  ['#/models', 'model'],
  ['#/read?ink=aBAg', 'read'],
])('%s is its own view', (hash, view) => {
  expect(viewOf(hash)).toBe(view);
});

test.each(['', '#', '#/', '#why', '#/why/', '#/nothing', '#/constructor'])(
  'any other address, “%s”, is the first view',
  (hash) => {
    expect(viewOf(hash)).toBe('read');
  },
);

test('an address can carry values', () => {
  expect(hashValue('#/read?ink=aB-_', 'ink')).toBe('aB-_');
  expect(hashValue('#/read', 'ink')).toBeNull();
});

test('the address decides which view is shown first', async () => {
  const { view } = await import('./route.ts');
  expect(view.value).toBe('lab');
});
