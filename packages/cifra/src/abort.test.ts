import { expect, test, vi } from 'vitest';
import { unlessAborted } from './abort.ts';

test('gives the result of the work, with and without a signal', async () => {
  const { signal } = new AbortController();
  expect(await unlessAborted(undefined, async () => 7)).toBe(7);
  expect(await unlessAborted(signal, async () => 7)).toBe(7);
  await expect(unlessAborted(signal, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});

test('rejects at once when the signal aborts, and does not start work after that', async () => {
  const controller = new AbortController();
  const waiting = unlessAborted(controller.signal, () => new Promise(() => {}));
  controller.abort('stopped');
  await expect(waiting).rejects.toBe('stopped');
  const work = vi.fn(async () => 7);
  await expect(unlessAborted(controller.signal, work)).rejects.toBe('stopped');
  expect(work).not.toHaveBeenCalled();
});

test('leaves no listener behind', async () => {
  const { signal } = new AbortController();
  const [added, removed] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
  await unlessAborted(signal, async () => 7);
  expect(removed.mock.calls).toEqual(added.mock.calls);
});
