import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { example } from '../../../testing/server.ts';
import type { ReadResult } from '../contract.ts';
import { openReaderPool, type PoolOptions, type ReaderPool } from './pool.ts';
import type { Loss } from './reader.ts';

const folders = { digit: modelFolder('digit'), number: modelFolder('number'), page: modelFolder('page') };
const standard: PoolOptions = {
  readers: 1,
  queueLength: 100,
  // Not reached, also on a machine that does much else.
  timeout: 600_000,
  memoryLimit: 2 ** 31,
  folders,
  calibration: null,
};
const pools: ReaderPool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

async function open(options: Partial<PoolOptions> = {}): Promise<ReaderPool> {
  const pool = await openReaderPool({ ...standard, ...options });
  pools.push(pool);
  return pool;
}

const read = (
  pool: ReaderPool,
  bytes: Uint8Array,
  caller = 'me',
  signal?: AbortSignal,
): Promise<ReadResult> =>
  pool.run<'read'>({ kind: 'read', bytes, options: {} }, { caller, ...(signal && { signal }) });
const valuesOf = ({ readings }: ReadResult) => readings.map(({ value }) => value).join();

/** Ids of the processes that this one has started. */
function children(): number[] {
  return readdirSync('/proc/self/task').flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}
const noProc = existsSync('/proc/self/task')
  ? false
  : 'this system does not list the children of a process in /proc';

/** The processes of a pool, and how those ended that should not have. */
async function watched(options: Partial<PoolOptions> = {}) {
  const before = new Set(children());
  const pool = await open(options);
  const losses: Loss[] = [];
  pool.observe({ batches: () => {}, refused: () => {}, crashed: (_inFlight, loss) => losses.push(loss) });
  const [victim] = children().filter((pid) => !before.has(pid));
  return { pool, losses, victim };
}

test('a process that starts while the models change reads with the new ones', async () => {
  const pool = await open({ readers: 2 });
  const six = await example('boxed-6.png');
  const small = { ...folders, digit: modelFolder('digit-small') };
  // To and fro, so that the second process starts during a change.
  let active = folders;
  do {
    active = active === small ? folders : small;
    await pool.activate(active);
  } while (pool.memory.length < 2);
  const results = await Promise.all(Array.from({ length: 8 }, () => read(pool, six)));
  const names = results.flatMap(({ models }) => models.map(({ name }) => name));
  expect(new Set(names)).toEqual(new Set([basename(active.digit), 'number', 'page']));
});

test.skipIf(noProc)('pictures in a process that is killed are still read', async () => {
  const { pool, losses, victim } = await watched();
  const six = await example('boxed-6.png');
  const results = Promise.all(Array.from({ length: 6 }, () => read(pool, six)));
  process.kill(victim, 'SIGSEGV');
  expect((await results).map(valuesOf)).toEqual(new Array(6).fill('6'));
  expect(losses).toMatchObject([{ cause: 'signal', signal: 'SIGSEGV', code: null }]);
});

test.skipIf(noProc)('a picture that takes more memory than a process may have is refused', async () => {
  // Less than the models take: what grows is the same as with a picture that grows it.
  const { pool, losses } = await watched({ memoryLimit: 2 ** 20 });
  await expect(read(pool, await example('cheque.jpg'))).rejects.toMatchObject({
    code: 'picture-unreadable',
    message: expect.stringContaining('takes more memory than a picture may'),
  });
  expect(losses[0]).toMatchObject({ cause: 'memory', signal: 'SIGKILL' });
  expect(losses[0].memory).toBeGreaterThan(2 ** 20);
});

test('a picture that takes too long is refused, and its process with it', async () => {
  // 40 ms: less than a photograph takes anywhere, more than a digit in MNIST's frame.
  const { pool, losses } = await watched({ timeout: 40 });
  const slow = read(pool, await example('cheque.jpg'));
  await expect(slow).rejects.toMatchObject({
    code: 'picture-unreadable',
    message: expect.stringContaining('within 0.04 seconds'),
  });
  expect(new Set(losses.map(({ cause }) => cause))).toEqual(new Set(['timeout']));
  expect(pool.inFlight).toBe(0);
});

describe('a pool whose queue holds three', () => {
  // One for all: its process takes a second and a half of a processor to start.
  let pool: ReaderPool;
  beforeAll(async () => {
    pool = await openReaderPool({ ...standard, queueLength: 3 });
  });
  afterAll(() => pool?.close());

  test('other files and invalid options fail by themselves', async () => {
    const six = await example('boxed-6.png');
    const outcomes = await Promise.allSettled([
      read(pool, Buffer.from('seven')),
      read(pool, six),
      pool.run<'read'>({ kind: 'read', bytes: six, options: { expect: 'nonsense' } }, { caller: 'me' }),
    ]);
    expect(outcomes).toMatchObject([
      { reason: { name: 'PictureError', problem: 'not-a-picture' } },
      { status: 'fulfilled' },
      { reason: { name: 'Problem', code: 'invalid-options' } },
    ]);
  });

  test('work above the limit of the queue is refused at once, and the rest is read', async () => {
    const six = await example('boxed-6.png');
    // Each fills a reader: one is in flight, three wait.
    const large = Buffer.concat([six, Buffer.alloc(200_000)]);
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => read(pool, large)));
    const shed = outcomes.filter((each) => each.status === 'rejected');
    expect(outcomes.length - shed.length).toBe(4);
    expect(shed.map(({ reason }) => [reason.code, reason.headers['retry-after']])).toEqual(
      new Array(4).fill(['overloaded', '1']),
    );
  });

  test('a picture whose client disconnects while it waits is not read', async () => {
    const large = Buffer.concat([await example('boxed-6.png'), Buffer.alloc(200_000)]);
    const first = read(pool, large);
    const controller = new AbortController();
    const second = read(pool, large, 'other', controller.signal);
    controller.abort();
    await expect(second).rejects.toMatchObject({ code: 'request-aborted' });
    expect(valuesOf(await first)).toBe('6');
    expect(pool.queued).toBe(0);
  });

  // The last: nothing can be read after it.
  test('closing waits for work in flight and takes nothing new', async () => {
    const under = read(pool, await example('boxed-6.png'));
    const closed = pool.close();
    await expect(read(pool, await example('boxed-6.png'))).rejects.toMatchObject({ code: 'closing' });
    expect(valuesOf(await under)).toBe('6');
    await closed;
  });
});

test('a folder without the model is reported with the reason', async () => {
  await expect(open({ folders: { ...folders, digit: folders.number } })).rejects.toThrow(
    /for the task "number"/,
  );
});
