import { expect, test } from 'vitest';
import { trialsOf } from './storage/events.ts';
import { memoryStorage } from './storage/memoryStorage.ts';
import type { StudyStorage } from './storage/storage.ts';
import { beginStudy, type Definition } from './study.ts';
import { type Objective, type WorkerOptions, work } from './worker.ts';

const definition: Definition = {
  name: 'test',
  space: { x: { kind: 'float', low: 0, high: 1 } },
  objectives: ['value'],
  sampler: 'random',
  pruner: 'none',
  seed: 3,
};

/** A running study; the test controls its clock and waits. */
async function study(objective: Objective, changes: Partial<Definition & WorkerOptions> = {}) {
  const storage: StudyStorage = memoryStorage();
  await beginStudy(storage, { ...definition, ...changes });
  const run = (more: Partial<WorkerOptions> = {}) =>
    work({ storage, objective, trials: 4, worker: 'w', now: () => 0, wait: quiet, ...changes, ...more });
  return { storage, run, trials: async () => trialsOf(await storage.read()) };
}

/** No heartbeat before the trial ends. */
const quiet = (_: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

const states = (trials: readonly { state: string }[]) => trials.map(({ state }) => state);

test('runs the requested number of trials, and more when resumed', async () => {
  const { run } = await study(async ({ x }) => Number(x));
  const first = await run();
  expect(first.map(({ values, params }) => values![0] - Number(params.x))).toEqual([0, 0, 0, 0]);
  const more = await run({ trials: 6 });
  expect(more.slice(0, 4)).toEqual(first);
  expect(states(more)).toEqual(new Array(6).fill('complete'));
});

test('an interrupted study proposes the same as an unbroken one', async () => {
  const whole = await study(async ({ x }) => Number(x), { sampler: 'tpe' });
  const broken = await study(async ({ x }) => Number(x), { sampler: 'tpe' });
  for (let trials = 1; trials <= 20; trials++) await broken.run({ trials });
  expect((await broken.trials()).map(({ params }) => params)).toEqual(
    (await whole.run({ trials: 20 })).map(({ params }) => params),
  );
});

test('a trial that throws or returns NaN fails with its reason; the study continues', async () => {
  let call = 0;
  const { run } = await study(async () => {
    call++;
    if (call === 2) throw new Error('diverged');
    return call === 3 ? Number.NaN : call;
  });
  const trials = await run();
  expect(states(trials)).toEqual(['complete', 'failed', 'failed', 'complete']);
  expect(trials.map(({ reason }) => reason)).toEqual([
    undefined,
    'diverged',
    'the trial gave NaN, expected 1 finite',
    undefined,
  ]);
});

test('a study whose first trials all fail ends with the reason', async () => {
  const { run } = await study(async () => Promise.reject(new Error('no data')), { trials: 40 });
  await expect(run()).rejects.toThrow('the first 3 trials all failed, the last one with: no data');
});

test('a pruned trial is asked to stop after its report; one that has already finished is complete', async () => {
  const curve = async (
    report: (step: number, value: number) => Promise<void>,
    signal: AbortSignal,
    level: number,
  ) => {
    for (let step = 1; step <= 4; step++) {
      await report(step, level);
      if (step < 4) signal.throwIfAborted();
    }
    return level;
  };
  let call = 0;
  // The third reaches the last rung, at step 4, and is no better than the best there.
  const levels = [5, 9, 5];
  const { run } = await study((_, report, signal) => curve(report, signal, levels[call++]), {
    pruner: 'asha',
    trials: 3,
  });
  const trials = await run();
  expect(states(trials)).toEqual(['complete', 'pruned', 'complete']);
  expect(trials.map(({ reports }) => reports.length)).toEqual([4, 1, 4]);
});

test('several objectives: a value for each, and no pruning', async () => {
  const { run } = await study(async ({ x }) => [Number(x), 1], { objectives: ['error', 'size'] });
  expect((await run()).every(({ values }) => values!.length === 2)).toBe(true);
  await expect(study(async () => 1, { objectives: ['error', 'size'], pruner: 'asha' })).rejects.toThrow(
    'needs one objective',
  );
});

test('a stopped worker abandons its trial; the next one retries it first', async () => {
  const controller = new AbortController();
  const first = await study(async (_, __, signal) => {
    controller.abort();
    signal.throwIfAborted();
    return 1;
  });
  await first.run({ signal: controller.signal });
  expect(states(await first.trials())).toEqual(['abandoned']);
  const trials = await first.run({ objective: async () => 2 });
  expect(states(trials)).toEqual(['abandoned', ...new Array(4).fill('complete')]);
  expect(trials[1]).toMatchObject({ retryOf: 0, params: trials[0].params });
});

test('a trial without a heartbeat is retried by another worker; later events of its own worker are ignored', async () => {
  let time = 0;
  let wake = (): void => {};
  const sleeping = new Promise<number>((resolve) => {
    wake = () => resolve(100);
  });
  const slow = await study(() => sleeping, { now: () => time, trials: 1 });
  const lost = slow.run({ worker: 'sleeper' });
  await expect.poll(async () => states(await slow.trials())).toEqual(['running']);
  time = 60_001;
  const trials = await slow.run({ worker: 'other', objective: async () => 1 });
  expect(states(trials)).toEqual(['abandoned', 'complete']);
  wake();
  expect(await lost).toEqual(trials);
});

test('a trial with heartbeats is not presumed dead: others wait for it', async () => {
  let time = 0;
  let finish = (): void => {};
  const busy = new Promise<number>((resolve) => {
    finish = () => resolve(1);
  });
  const tick = async (milliseconds: number) => {
    time += milliseconds;
    await new Promise(setImmediate);
  };
  const shared = await study(() => busy, { now: () => time, wait: tick, trials: 1 });
  const long = shared.run({ worker: 'long' });
  let waits = 0;
  const other = shared.run({
    worker: 'other',
    objective: () => Promise.reject(new Error('must not run')),
    wait: async (milliseconds) => {
      if (++waits === 50) finish();
      await tick(milliseconds);
    },
  });
  expect(states(await other)).toEqual(['complete']);
  expect(await long).toHaveLength(1);
});

test('parameters that kill their workers are tried at most three times', async () => {
  const { storage, run } = await study(async () => 1, { trials: 2 });
  await storage.append(() =>
    [0, 1, 2].flatMap((trial) => [
      {
        kind: 'begin',
        trial,
        params: { x: 0.123 },
        worker: 'w',
        at: 0,
        ...(trial > 0 && { retryOf: trial - 1 }),
      } as const,
      { kind: 'end', trial, state: 'abandoned', at: 0 } as const,
    ]),
  );
  const trials = await run();
  expect(states(trials.slice(3))).toEqual(['complete', 'complete']);
  expect(trials.slice(3).filter(({ params }) => params.x === 0.123)).toEqual([]);
});
