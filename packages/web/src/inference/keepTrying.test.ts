import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LoadState } from './bridge.ts';
import { DELAYS, keepTrying } from './keepTrying.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const broken: LoadState = { kind: 'broken', fault: { code: 'download' }, retrying: false };

function trying() {
  const network = new EventTarget();
  const retry = vi.fn();
  return { network, retry, follow: keepTrying(retry, network) };
}

test('failed downloads are retried without limit after growing delays, which restart after a success', () => {
  const { retry, follow } = trying();
  for (const delay of [...DELAYS, DELAYS.at(-1) as number]) {
    retry.mockClear();
    follow(broken);
    vi.advanceTimersByTime(delay - 1);
    expect(retry).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(retry).toHaveBeenCalledOnce();
    follow({ ...broken, retrying: true });
    follow({ kind: 'loading', loaded: 1, total: 2 });
  }
  follow({ kind: 'ready' });
  retry.mockClear();
  follow(broken);
  vi.advanceTimersByTime(DELAYS[0]);
  expect(retry).toHaveBeenCalledOnce();
});

test('it retries once, at once, when the network is back', () => {
  const { network, retry, follow } = trying();
  network.dispatchEvent(new Event('online'));
  expect(retry).not.toHaveBeenCalled();
  follow(broken);
  network.dispatchEvent(new Event('online'));
  expect(retry).toHaveBeenCalledOnce();
  follow({ ...broken, retrying: true });
  network.dispatchEvent(new Event('online'));
  vi.advanceTimersByTime(10 * DELAYS[0]);
  expect(retry).toHaveBeenCalledOnce();
});

test('other failures are not retried automatically', () => {
  const { network, retry, follow } = trying();
  follow({ kind: 'broken', fault: { code: 'unexpected', message: 'no WebAssembly' }, retrying: false });
  network.dispatchEvent(new Event('online'));
  vi.advanceTimersByTime(10 * DELAYS[0]);
  expect(retry).not.toHaveBeenCalled();
});
