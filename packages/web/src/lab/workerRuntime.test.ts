import { expect, test } from 'vitest';
import { type FromSession, type SessionPort, workerRuntime } from './workerRuntime.ts';

type Port = SessionPort & { ended: boolean };

/**
 * Workers as Firefox starts them: a script never runs if its worker is started before the previous
 * one is ready. `answers` has each worker's answer to every message, or null for a worker whose
 * script is missing.
 */
function fakeWorkers(answers: readonly (FromSession | null)[]) {
  const ports: Port[] = [];
  let starting = false;
  const start = () => {
    const answer = answers[ports.length];
    const runs = !starting;
    const post = (data: FromSession) => port.onmessage?.({ data } as MessageEvent<FromSession>);
    const port: Port = {
      ended: false,
      onmessage: null,
      onerror: null,
      postMessage: () => void setTimeout(() => runs && answer && post(answer)),
      terminate: () => {
        port.ended = true;
      },
    };
    ports.push(port);
    starting = true;
    setTimeout(() => {
      if (!runs) return;
      starting = false;
      if (answer) post({ kind: 'ready' });
      else port.onerror?.({} as ErrorEvent);
    });
    return port;
  };
  return { start, ports };
}

const model = new Uint8Array();
const done: FromSession = { kind: 'done', results: { y: { dims: [1], data: new Float32Array([1]) } } };
const broken = { kind: 'failed', fault: { code: 'unexpected', message: 'broken graph' } } as const;

test('workers start one after another', async () => {
  const { start, ports } = fakeWorkers([done, done, done]);
  const runtime = workerRuntime(start, '/');
  const sessions = await Promise.all([runtime.load(model), runtime.load(model), runtime.load(model)]);
  expect(ports).toHaveLength(3);
  for (const session of sessions) expect((await session.run({})).y.data[0]).toBe(1);
});

test.each([
  ['whose script is missing', null, { code: 'download' }],
  ['whose graph cannot be loaded', broken, broken.fault],
])('a worker %s is ended, and the next one starts', async (_, answer, fault) => {
  const { start, ports } = fakeWorkers([answer, done]);
  const runtime = workerRuntime(start, '/');
  const [first, second] = [runtime.load(model), runtime.load(model)];
  await expect(first).rejects.toMatchObject({ fault });
  await second;
  expect(ports.map(({ ended }) => ended)).toEqual([true, false]);
});
