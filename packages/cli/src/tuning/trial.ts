import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrainingEvent } from '@cifra/training/learn/events.ts';
import type { Validation } from '@cifra/training/learn/validation.ts';
import type { DigitRecipe } from '@cifra/training/recipe/digitRecipe.ts';
import { type TrainOptions, train } from '@cifra/training/run/run.ts';
import type { Objective } from '@cifra/training/tuning/worker.ts';
import { asCommandError } from '../platform/commandError.ts';
import { applyParams } from './applyParams.ts';
import type { ObjectiveName } from './spaceFile.ts';

export type TrialOptions = Omit<TrainOptions, 'recipe' | 'out' | 'resume' | 'signal'> & {
  /** Folder for the runs of trials in progress. */
  readonly scratch: string;
};

type Subject = { readonly recipe: DigitRecipe; readonly objectives: readonly ObjectiveName[] };

type Started = Extract<TrainingEvent, { kind: 'started' }>;

/**
 * Runs a trial: trains with the recipe and the trial's values, with whole writers held out. Returns
 * the objectives of the validation whose weights would be released. Reports each validation, and
 * deletes the run at the end.
 */
export function trainingObjective({ recipe, objectives }: Subject, options: TrialOptions): Objective {
  return async (params, report, signal) => {
    const out = join(options.scratch, randomUUID());
    try {
      const events = train({ ...options, recipe: applyParams(recipe, params), out, signal });
      let started: Started | undefined;
      let best: Validation | undefined;
      let validations = 0;
      for await (const event of events) {
        if (event.kind === 'started') started = event;
        // The trial was pruned or interrupted. The worker knows which.
        if (event.kind === 'stopped') signal.throwIfAborted();
        if (event.kind !== 'epoch') continue;
        if (event.improved) best = event.validation;
        await report(++validations, objectiveValue(objectives[0], event.validation, started!));
        // A trial does not need the bundle, which is the only remaining step of a full run.
        if (event.step === event.steps) break;
      }
      return objectives.map((objective) => objectiveValue(objective, best!, started!));
    } catch (error) {
      throw asCommandError(error);
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  };
}

function objectiveValue(objective: ObjectiveName, validation: Validation, started: Started): number {
  switch (objective) {
    case 'error':
      return validation.error;
    case 'logLoss':
      return validation.nll;
    case 'multiplyAdds':
      return started.multiplyAdds;
  }
}
