import { afterAll, beforeAll, expect, test, vi } from 'vitest';

let viewOf: (hash: string) => string;
beforeAll(async () => {
  // The module reads the address when it is loaded.
  vi.stubGlobal('location', { hash: '#/lab' });
  ({ viewOf } = await import('./route.ts'));
});
afterAll(() => vi.unstubAllGlobals());

test.each([
  ['#/read', 'read'],
  ['#/why', 'why'],
  ['#/model', 'model'],
  ['#/lab', 'lab'],
])('%s is its own view', (hash, view) => {
  expect(viewOf(hash)).toBe(view);
});

test.each(['', '#', '#/', '#why', '#/why/', '#/nothing', '#/constructor'])(
  'any other address, “%s”, is the first view',
  (hash) => {
    expect(viewOf(hash)).toBe('read');
  },
);

test('the address decides which view is shown first', async () => {
  const { view } = await import('./route.ts');
  expect(view.value).toBe('lab');
});
