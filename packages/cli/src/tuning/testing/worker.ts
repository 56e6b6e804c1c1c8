/**
 * One worker of a study in a process of its own, for tests that kill it: `node worker.ts FILE
 * TRIALS MILLISECONDS BEHIND`. Its clock is BEHIND milliseconds behind.
 */
import { appendFileSync } from 'node:fs';
import { work } from '@cifra/training/tuning/worker.ts';
import { sqliteStorage } from '../sqliteStorage.ts';
import { wait } from '../wait.ts';

const [file, trials, milliseconds, behind] = process.argv.slice(2);
const storage = sqliteStorage(file);
await work({
  storage,
  trials: Number(trials),
  worker: String(process.pid),
  now: () => Date.now() - Number(behind),
  wait,
  beatEvery: 50,
  // On a busy machine, a live worker may have to wait long for a processor.
  deadAfter: 600_000,
  async objective({ x }, report, signal) {
    console.log('begun');
    await report(1, Number(x));
    await wait(Number(milliseconds), signal);
    appendFileSync(`${file}.done`, `${x}\n`);
    return Number(x);
  },
});
await storage.close();
