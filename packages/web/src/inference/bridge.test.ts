import { expect, test } from 'vitest';
import { FaultError } from '../platform/fault.ts';
import { createBridge, type LoadState, type WorkerPort } from './bridge.ts';
import type { FromWorker, ToWorker } from './calls.ts';
import type { Listener, ReaderFiles } from './readerFiles.ts';

const bundle = () => ({ manifest: '{}', model: new Uint8Array(3) });
const files = { kernels: {}, digit: bundle(), number: bundle(), page: bundle() } as ReaderFiles;
const args = { image: new Float32Array(784) as never };

/** A bridge to scripted workers; `ports` are the workers that were started. */
function bridged() {
  const ports: (WorkerPort & { readonly sent: ToWorker[]; ended: boolean })[] = [];
  const states: LoadState[] = [];
  const start = () => {
    const port = {
      sent: [] as ToWorker[],
      ended: false,
      postMessage: (message: ToWorker) => void port.sent.push(message),
      terminate: () => {
        port.ended = true;
      },
      onmessage: null,
      onerror: null,
    };
    ports.push(port);
    return port;
  };
  const downloads: (PromiseWithResolvers<ReaderFiles> & Listener)[] = [];
  const fetchFiles = (_: string, listener: Listener) => {
    const download = { ...Promise.withResolvers<ReaderFiles>(), ...listener };
    downloads.push(download);
    return download.promise;
  };
  const parts = { start, fetchFiles, base: 'https://host.example/' };
  const bridge = createBridge(parts, (state) => states.push(state));
  const answer = (data: FromWorker, port = ports.at(-1)) =>
    port?.onmessage?.({ data } as MessageEvent<FromWorker>);
  return { bridge, ports, sent: ports[0].sent, states, answer, downloads };
}

test('it reports download progress, and hands manifests and files to the worker', async () => {
  const { sent, states, answer, downloads } = bridged();
  downloads[0].progress(3, 9);
  expect(sent).toEqual([]);
  const warm = { kind: 'warm', manifests: { digit: '{}', number: '{}', page: '{}' } };
  downloads[0].manifests(warm.manifests);
  expect(sent).toEqual([warm]);
  downloads[0].resolve(files);
  await downloads[0].promise;
  expect(sent).toEqual([warm, { kind: 'open', base: 'https://host.example/', files }]);
  answer({ kind: 'ready' });
  expect(states).toEqual([{ kind: 'loading', loaded: 3, total: 9 }, { kind: 'ready' }]);
});

test('answers reach their calls in any order', async () => {
  const { bridge, sent, answer } = bridged();
  const { signal } = new AbortController();
  const [first, second] = [bridge.call('sweep', args, signal), bridge.call('sweep', args, signal)];
  const ids = sent.flatMap((message) => (message.kind === 'call' ? [message.request.id] : []));
  answer({ kind: 'result', id: ids[1], result: 'of the second' as never });
  answer({ kind: 'failed', id: ids[0], fault: { code: 'unexpected', message: 'the first is broken' } });
  expect(await second).toBe('of the second');
  await expect(first).rejects.toThrow('the first is broken');
});

test('an aborted call rejects at once, notifies the worker, and its late answer is dropped', async () => {
  const { bridge, sent, answer } = bridged();
  const abort = new AbortController();
  const call = bridge.call('sweep', args, abort.signal);
  abort.abort();
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  expect(sent.at(-1)).toEqual({ kind: 'abort', id: 1 });
  answer({ kind: 'result', id: 1, result: [] });
  const sentBefore = sent.length;
  await expect(bridge.call('sweep', args, abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
  expect(sent).toHaveLength(sentBefore);
});

test('an abort after the answer sends nothing to the worker', async () => {
  const { bridge, sent, answer } = bridged();
  const abort = new AbortController();
  const call = bridge.call('sweep', args, abort.signal);
  answer({ kind: 'result', id: 1, result: [] });
  await call;
  abort.abort();
  expect(sent.filter(({ kind }) => kind === 'abort')).toEqual([]);
});

test('after a failed download that worker’s messages are ignored, and calls wait for the next worker', async () => {
  const { bridge, ports, states, answer, downloads } = bridged();
  const call = bridge.call('sweep', args, new AbortController().signal);
  const fault = { code: 'download', status: 503 } as const;
  downloads[0].progress(86, 100);
  const late = ports[0].onmessage;
  downloads[0].reject(new FaultError(fault, 'the server answered 503'));
  await downloads[0].promise.catch(() => {});
  downloads[0].progress(87, 100);
  expect([ports[0].ended, ports[0].onmessage]).toEqual([true, null]);
  expect(late).not.toBeNull();
  expect(states.at(-1)).toEqual({ kind: 'broken', fault, retrying: false });

  bridge.retry();
  bridge.retry();
  expect(states.at(-1)).toEqual({ kind: 'broken', fault, retrying: true });
  expect(ports).toHaveLength(2);
  downloads[1].progress(1, 100);
  expect(states.at(-1)).toEqual({ kind: 'loading', loaded: 1, total: 100 });
  downloads[1].resolve(files);
  await downloads[1].promise;
  expect(ports[1].sent.map(({ kind }) => kind)).toEqual(['call', 'open']);
  answer({ kind: 'ready' });
  answer({ kind: 'result', id: 1, result: 'read at last' as never });
  expect(await call).toBe('read at last');
  expect(states.at(-1)).toEqual({ kind: 'ready' });
});

test('a call that is aborted while the reader is broken is not repeated', async () => {
  const { bridge, ports, answer } = bridged();
  const abort = new AbortController();
  answer({ kind: 'broken', fault: { code: 'download' } });
  const call = bridge.call('sweep', args, abort.signal);
  abort.abort();
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  bridge.retry();
  expect(ports[1].sent).toEqual([]);
});

test('files that arrive after their worker broke are not sent to it', async () => {
  const { ports, states, downloads } = bridged();
  ports[0].onerror?.(new Event('error') as ErrorEvent);
  downloads[0].resolve(files);
  await downloads[0].promise;
  expect(ports[0].sent).toEqual([]);
  expect(states).toHaveLength(1);
});

test('a worker whose script cannot be fetched is a failed download', () => {
  const { ports, states } = bridged();
  ports[0].onerror?.(new Event('error') as ErrorEvent);
  expect(states).toEqual([{ kind: 'broken', fault: { code: 'download' }, retrying: false }]);
});

test('a worker that breaks fails all pending calls; the next worker handles later calls', async () => {
  const { bridge, ports, states, answer } = bridged();
  const { signal } = new AbortController();
  answer({ kind: 'ready' });
  const calls = [bridge.call('sweep', args, signal), bridge.call('sweep', args, signal)];
  ports[0].onerror?.({ message: 'out of memory' } as ErrorEvent);
  for (const call of calls) await expect(call).rejects.toMatchObject({ fault: { code: 'worker-stopped' } });
  const fault = { code: 'unexpected', message: 'out of memory' };
  expect(states.at(-1)).toEqual({ kind: 'broken', fault, retrying: false });
  bridge.retry();
  answer({ kind: 'ready' });
  const after = bridge.call('sweep', args, signal);
  answer({ kind: 'result', id: 3, result: 'done' as never });
  expect(await after).toBe('done');
});

test('other files are handed to the running worker; files that were asked for before do not replace them', async () => {
  const { bridge, ports, sent, answer, downloads } = bridged();
  downloads[0].resolve(files);
  await downloads[0].promise;
  answer({ kind: 'ready' });
  bridge.reopen();
  bridge.reopen();
  const [, late, latest] = downloads;
  const own = { ...files, digit: bundle() };
  latest.resolve(own);
  await latest.promise;
  late.resolve(files);
  await late.promise;
  expect(ports).toHaveLength(1);
  expect(sent.flatMap((message) => (message.kind === 'open' ? [message.files] : []))).toEqual([files, own]);
  expect(sent.at(-1)).toHaveProperty('files', own);
});
