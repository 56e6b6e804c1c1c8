import { afterAll, beforeAll, expect, test, vi } from 'vitest';

let viewOf: (hash: string) => string;
let valueOf: (hash: string, name: string) => string | null;
beforeAll(async () => {
  // The module reads the address when it is loaded.
  vi.stubGlobal('location', { hash: '#/lab' });
  ({ viewOf, valueOf } = await import('./route.ts'));
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
  expect(valueOf('#/read?ink=aB-_', 'ink')).toBe('aB-_');
  expect(valueOf('#/read', 'ink')).toBeNull();
});

test('the address decides which view is shown first', async () => {
  const { view } = await import('./route.ts');
  expect(view.value).toBe('lab');
});
