/**
 * One study of the recipe `tune-digit`: `node bench/tuning/digitStudy.ts SAMPLER SEED FOLDER`;
 * resumes where it was stopped.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadSpace } from '@cifra/cli/tuning/spaceFile.ts';
import { sqliteStorage } from '@cifra/cli/tuning/sqliteStorage.ts';
import { trainingObjective } from '@cifra/cli/tuning/trial.ts';
import { wait } from '@cifra/cli/tuning/wait.ts';
import { root } from '@cifra/node/root.ts';
import { runtime } from '@cifra/node/runtime.ts';
import type { StudyEvent } from '@cifra/training/tuning/storage/events.ts';
import { beginStudy, type SamplerName } from '@cifra/training/tuning/study.ts';
import { completeOf, type Trial } from '@cifra/training/tuning/trial.ts';
import { work } from '@cifra/training/tuning/worker.ts';

const dataRoot = process.env.CIFRA_DATA ?? join(root, '../shared/data');

/** True if the training digits exist. */
export const hasData = existsSync(join(dataRoot, 'mnist'));

export type DigitStudy = { readonly trials: readonly Trial[]; readonly events: readonly StudyEvent[] };

/** Returns the trials of a study; runs those missing in `folder`. */
export async function digitStudy(
  sampler: SamplerName,
  seed: number,
  { trials, folder }: { readonly trials: number; readonly folder: string },
): Promise<DigitStudy> {
  const { space, ...subject } = await loadSpace(join(import.meta.dirname, 'digit.json'));
  mkdirSync(folder, { recursive: true });
  const storage = sqliteStorage(join(folder, `${sampler}-${seed}.sqlite`));
  const scratch = join(folder, 'scratch');
  try {
    if ((await storage.read()).length === 0) {
      const head = { name: subject.name, space, objectives: subject.objectives };
      await beginStudy(storage, { ...head, sampler, pruner: 'none', seed });
    }
    const all = await work({
      storage,
      trials,
      objective: trainingObjective(subject, { scratch, runtime, replicas: 1, dataRoot }),
      worker: String(process.pid),
      now: Date.now,
      wait,
      onChange: (all) =>
        process.stderr.isTTY &&
        process.stderr.write(`\r${sampler} ${seed}: ${completeOf(all).length} of ${trials}\x1b[K`),
    });
    return { trials: all, events: await storage.read() };
  } finally {
    await storage.close();
  }
}

if (import.meta.main) {
  const [sampler, seed, folder] = process.argv.slice(2);
  await digitStudy(sampler as SamplerName, Number(seed), { trials: 40, folder });
}
