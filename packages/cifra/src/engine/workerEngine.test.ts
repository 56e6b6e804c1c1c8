import { CifraError } from '@cifra/core/base/error.ts';
import { expect, test } from 'vitest';
import type { ReaderParts } from '../parts.ts';
import { type FromWorker, sentError, type ToWorker } from './messages.ts';
import { openWorkerEngine, type WorkerPort } from './workerEngine.ts';

const parts = { kernels: new Uint8Array(1), models: {} } as unknown as ReaderParts;
const picture = { width: 1, height: 1, channels: 1, data: new Uint8Array(1) } as const;

/** A worker that records what it is sent, and answers when the test says so. */
function fakePort() {
  const sent: ToWorker[] = [];
  let isEnded = false;
  const port: WorkerPort = {
    postMessage: (message) => void sent.push(message),
    terminate: () => {
      isEnded = true;
    },
    onmessage: null,
    onerror: null,
  };
  const answer = (data: FromWorker) => port.onmessage?.({ data });
  return { port, sent, answer, fail: () => port.onerror?.({}), isEnded: () => isEnded };
}

async function opened() {
  const worker = fakePort();
  const opening = openWorkerEngine(worker.port, parts);
  worker.answer({ kind: 'opened' });
  return { ...worker, engine: await opening };
}

test('readings and errors reach the call that asked, in any order', async () => {
  const { engine, answer, sent } = await opened();
  const [first, second] = [engine.recognise(picture, {}), engine.recognise(picture, { top: 1 })];
  expect(sent.map(({ kind }) => kind)).toEqual(['open', 'read', 'read']);
  answer({ kind: 'failed', id: 2, error: sentError(new CifraError('damaged', 'broken', { hint: 'again' })) });
  answer({ kind: 'read', id: 1, readings: [] });
  expect(await first).toEqual([]);
  const error = await second.catch((reason) => reason);
  expect([error instanceof CifraError, error.code, error.message, error.hint]).toEqual([
    true,
    'damaged',
    'broken',
    'again',
  ]);
});

test('other errors keep their name', async () => {
  const { engine, answer } = await opened();
  const reading = engine.recognise(picture, {});
  answer({ kind: 'failed', id: 1, error: sentError(new RangeError('too far')) });
  await expect(reading).rejects.toMatchObject({ name: 'RangeError', message: 'too far' });
});

test('an aborted reading is dropped in the worker, and its late answer is ignored', async () => {
  const { engine, answer, sent } = await opened();
  const abort = new AbortController();
  const reading = engine.recognise(picture, {}, abort.signal);
  abort.abort('stopped');
  await expect(reading).rejects.toBe('stopped');
  expect(sent.at(-1)).toEqual({ kind: 'drop', id: 1 });
  answer({ kind: 'read', id: 1, readings: [] });
});

test('models that cannot be used end the worker', async () => {
  const { port, answer, isEnded } = fakePort();
  const opening = openWorkerEngine(port, parts);
  answer({ kind: 'not-opened', error: sentError(new CifraError('invalid-model', 'damaged')) });
  await expect(opening).rejects.toMatchObject({ code: 'invalid-model' });
  expect(isEnded()).toBe(true);
});

test.each([
  ['fails', 'worker-stopped'],
  ['is closed', 'closed'],
])('a worker that %s rejects what is in flight and what follows', async (how, code) => {
  const { engine, fail, isEnded } = await opened();
  const reading = engine.recognise(picture, {});
  if (how === 'fails') fail();
  else void engine.release();
  await expect(reading).rejects.toMatchObject({ code });
  await expect(engine.recognise(picture, {})).rejects.toMatchObject({ code });
  expect(isEnded()).toBe(true);
});
