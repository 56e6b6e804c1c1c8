import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { trialsOf } from '@cifra/training/tuning/storage/events.ts';
import { beginStudy } from '@cifra/training/tuning/study.ts';
import { storageContract } from '@cifra/training/tuning/testing/storageContract.ts';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { sqliteStorage } from './sqliteStorage.ts';

const folder = mkdtempSync(join(tmpdir(), 'cifra-study-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const file = () => join(folder, `${files}.sqlite`);
storageContract('SQLite', {
  async create() {
    files++;
    return sqliteStorage(file());
  },
  reopen: async () => sqliteStorage(file()),
});

const program = fileURLToPath(new URL('./testing/worker.ts', import.meta.url));
/** Starts a worker with trials of a given duration, milliseconds. It ends with the test. */
function start(study: string, duration: number, behind = 0): ChildProcess {
  const words = [program, study, '24', String(duration), String(behind)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

test('three worker processes, two of them killed: every trial is completed once', async () => {
  const study = join(folder, 'killed.sqlite');
  const storage = sqliteStorage(study);
  const space = { x: { kind: 'float', low: 0, high: 1 } } as const;
  await beginStudy(storage, {
    name: 'kill',
    space,
    objectives: ['x'],
    sampler: 'tpe',
    pruner: 'none',
    seed: 5,
  });
  // These trials never end by themselves, so the workers are killed during a trial. Their last
  // heartbeats are an hour old, so that they count as dead at once.
  const victims = [start(study, 1e6, 3.6e6), start(study, 1e6, 3.6e6)];
  for (const victim of victims) {
    await once(victim.stdout!, 'data');
    victim.kill('SIGKILL');
    expect(await once(victim, 'exit')).toEqual([null, 'SIGKILL']);
  }
  const running = trialsOf(await storage.read()).filter(({ state }) => state === 'running');
  expect(running).toHaveLength(2);

  const survivors = [start(study, 20), start(study, 20)];
  for (const survivor of survivors) survivor.stdout!.resume();
  expect(await Promise.all(survivors.map((each) => once(each, 'exit')))).toEqual([
    [0, null],
    [0, null],
  ]);

  const trials = trialsOf(await storage.read());
  await storage.close();
  const complete = trials.filter(({ state }) => state === 'complete');
  expect(complete).toHaveLength(24);
  expect(trials.filter(({ state }) => state === 'abandoned').map(({ number }) => number)).toEqual(
    running.map(({ number }) => number),
  );
  // Each killed trial was repeated once, with its parameters.
  for (const { number, params } of running) {
    expect(trials.filter(({ retryOf }) => retryOf === number).map((each) => each.params)).toEqual([params]);
  }
  const done = readFileSync(`${study}.done`, 'utf8').trim().split('\n').map(Number);
  expect(new Set(done).size).toBe(done.length);
  expect(done.sort()).toEqual(complete.map(({ params }) => Number(params.x)).sort());
});
