import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../files/atomicFile.ts';
import type { Checkpoint } from '../learn/progress.ts';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';

/** A folder of checkpoints, named by step: the last two, and the best of each of them. */
export type CheckpointFolder = {
  /** Returns the path of the file once it is safely on the disk. */
  save(checkpoint: Checkpoint): Promise<string>;
  load(step: number): Promise<Checkpoint>;
  /** Returns the newest intact checkpoint, and what is wrong with the newer ones. */
  latest(): Promise<{
    readonly newest: { readonly checkpoint: Checkpoint; readonly path: string } | null;
    readonly warnings: readonly string[];
  }>;
};

/** Two, so that one remains if the newest is damaged. */
const KEPT = 2;

export async function openCheckpoints(folder: string): Promise<CheckpointFolder> {
  await mkdir(folder, { recursive: true });
  const pathOf = (step: number) => join(folder, `step-${String(step).padStart(8, '0')}.checkpoint`);
  const load = async (step: number) => decodeCheckpoint(await readFile(pathOf(step)), pathOf(step));
  const bestOf = new Map<number, number | undefined>();

  async function bestStep(step: number): Promise<number | undefined> {
    if (!bestOf.has(step)) {
      const checkpoint = await load(step).catch(() => undefined);
      bestOf.set(step, checkpoint?.progress.best?.step);
    }
    return bestOf.get(step);
  }

  async function prune(): Promise<void> {
    const steps = await stepsIn(folder);
    const recent = steps.slice(-KEPT);
    const kept = new Set([...recent, ...(await Promise.all(recent.map(bestStep)))]);
    for (const step of steps) if (!kept.has(step)) await rm(pathOf(step), { force: true });
  }

  return {
    load,
    async save(checkpoint) {
      const { step, best } = checkpoint.progress;
      await writeAtomically(pathOf(step), encodeCheckpoint(checkpoint));
      bestOf.set(step, best?.step);
      await prune();
      return pathOf(step);
    },
    async latest() {
      const warnings: string[] = [];
      const steps = await stepsIn(folder);
      for (const step of steps.toReversed()) {
        try {
          return { newest: { checkpoint: await load(step), path: pathOf(step) }, warnings };
        } catch (error) {
          const next =
            step === steps[0] ? 'none is left, restarting from step 0' : 'falling back to the one before it';
          warnings.push(`${(error as Error).message}; ${next}`);
          // Renamed, or it would count as one of the two that are kept.
          await rename(pathOf(step), `${pathOf(step)}.damaged`);
        }
      }
      return { newest: null, warnings };
    },
  };
}

async function stepsIn(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  const steps = names
    .map((name) => /^step-(\d+)\.checkpoint$/.exec(name)?.[1])
    .filter((digits) => digits !== undefined);
  return steps.map(Number).sort((a, b) => a - b);
}
