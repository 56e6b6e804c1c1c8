import { expect, test } from 'vitest';
import { createBridge, type LoadState, type WorkerPort } from './bridge.ts';
import type { FromWorker, ToWorker } from './calls.ts';

const takes = { image: new Float32Array(784) as never };

/** A bridge to a worker that does only what it is told. */
function bridged() {
  const sent: ToWorker[] = [];
  const states: LoadState[] = [];
  const port: WorkerPort = { postMessage: (message) => sent.push(message), onmessage: null, onerror: null };
  const bridge = createBridge(port, 'https://host.example/', (state) => states.push(state));
  const answer = (data: FromWorker) => port.onmessage?.({ data } as MessageEvent<FromWorker>);
  return { bridge, port, sent, states, answer };
}

test('it opens with the address of the page, and hears how far the models are', () => {
  const { sent, states, answer } = bridged();
  expect(sent).toEqual([{ kind: 'open', base: 'https://host.example/' }]);
  answer({ kind: 'progress', loaded: 3, total: 9 });
  answer({ kind: 'ready' });
  expect(states).toEqual([{ kind: 'loading', loaded: 3, total: 9 }, { kind: 'ready' }]);
});

test('answers find their calls, in whatever order they come', async () => {
  const { bridge, sent, answer } = bridged();
  const { signal } = new AbortController();
  const [first, second] = [bridge.call('sweep', takes, signal), bridge.call('sweep', takes, signal)];
  const ids = sent.flatMap((message) => (message.kind === 'call' ? [message.request.id] : []));
  answer({ kind: 'result', id: ids[1], gives: 'of the second' as never });
  answer({ kind: 'failed', id: ids[0], message: 'the first is broken' });
  expect(await second).toBe('of the second');
  await expect(first).rejects.toThrow('the first is broken');
});

test('an aborted call rejects at once, tells the worker, and its late answer goes nowhere', async () => {
  const { bridge, sent, answer } = bridged();
  const abort = new AbortController();
  const call = bridge.call('sweep', takes, abort.signal);
  abort.abort();
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  expect(sent.at(-1)).toEqual({ kind: 'abort', id: 1 });
  answer({ kind: 'result', id: 1, gives: [] });
  const sentBefore = sent.length;
  await expect(bridge.call('sweep', takes, abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
  expect(sent).toHaveLength(sentBefore);
});

test('after an answer an abort says nothing to the worker', async () => {
  const { bridge, sent, answer } = bridged();
  const abort = new AbortController();
  const call = bridge.call('sweep', takes, abort.signal);
  answer({ kind: 'result', id: 1, gives: [] });
  await call;
  abort.abort();
  expect(sent.filter(({ kind }) => kind === 'abort')).toEqual([]);
});

test('a worker that breaks fails all that waits and all that comes, with its words', async () => {
  const { bridge, port, states } = bridged();
  const { signal } = new AbortController();
  const calls = [bridge.call('sweep', takes, signal), bridge.call('sweep', takes, signal)];
  port.onerror?.({ message: 'out of memory' } as ErrorEvent);
  for (const call of calls) await expect(call).rejects.toThrow('out of memory');
  await expect(bridge.call('sweep', takes, signal)).rejects.toThrow('out of memory');
  expect(states).toEqual([{ kind: 'broken', message: 'out of memory' }]);
});
