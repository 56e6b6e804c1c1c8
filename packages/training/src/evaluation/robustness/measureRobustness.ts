import { createRandom, type Random } from '@cifra/core/random/random.ts';
import { bootstrapIntervals } from '../../statistics/bootstrap.ts';
import { corrupt } from '../corruptions/corrupt.ts';
import { CORRUPTIONS, type Corruption, PUBLISHED_SEVERITY, SEVERITIES } from '../corruptions/kinds.ts';
import type { Chance } from '../metrics/fairness.ts';
import type { Measured } from '../metrics/figure.ts';
import { mean } from '../metrics/scoringRules.ts';
import { createAttacker, RADII } from './attacker.ts';
import type { LossGradient } from './attacks.ts';
import { createMisreader, errorOf, type Misreader, type Read } from './misreader.ts';
import type { CorruptionError, LearnedChanges, Robustness, SweepReport } from './robustness.ts';
import { type Subjects, shuffled } from './subjects.ts';
import { SWEEPS, type Sweep } from './sweeps.ts';

/**
 * Number of digits to read for each part; a part with fewer digits uses a subset of the larger
 * ones.
 */
export type Effort = {
  /** Each corruption at its published severity. */
  readonly published: number;
  /** The other severities, and each point of a sweep. */
  readonly others: number;
  readonly attacked: number;
  /** Number of steps of projected gradient ascent. */
  readonly steps: number;
};

export type RobustnessOptions = {
  readonly effort: Effort;
  readonly chance: Chance;
  readonly read: Read;
  /** Without it, attacks are left out. */
  readonly gradient?: LossGradient | undefined;
  /** Similar changes in the network's training; null if unknown. */
  readonly training: LearnedChanges | null;
  /** Called after each part. */
  readonly onPart?: ((part: string, done: number, total: number) => void) | undefined;
};

/**
 * Measures a model's error on digits that are corrupted, changed step by step and attacked; every
 * model gets the same digits and draws.
 */
export async function measureRobustness(
  subjects: Subjects,
  { effort, chance, read, gradient, training, onPart }: RobustnessOptions,
): Promise<Robustness> {
  const random = createRandom(chance.seed).split('robustness');
  const ordered = shuffled(subjects, random.split('order'));
  const misread = createMisreader(ordered, read);
  const radii = gradient ? RADII : [];
  const total = CORRUPTIONS.length + SWEEPS.length + radii.length;
  let done = 0;
  const each = async <T, R>(
    parts: readonly T[],
    name: (part: T) => string,
    measure: (part: T) => Promise<R>,
  ) => {
    const results: R[] = [];
    for (const part of parts) {
      results.push(await measure(part));
      onPart?.(name(part), ++done, total);
    }
    return results;
  };
  const corrupted = await each(CORRUPTIONS, String, (kind) => corruptedDigits(kind, misread, effort, random));
  const sweeps = await each(
    SWEEPS,
    ({ name }) => name,
    (sweep) => swept(sweep, misread, effort, random),
  );
  const attacks = await each(
    radii,
    (radius) => `attacks of ${radius}`,
    createAttacker(misread, gradient, effort, random.split('attacks')),
  );
  return {
    corruptions: corrupted.map(errorsOf),
    meanCorruptionError: meanOf(
      corrupted.map(({ kind, wrong }) => wrong[PUBLISHED_SEVERITY[kind] - 1]),
      ordered,
      chance,
    ),
    meanBySeverity: SEVERITIES.map((severity) =>
      meanOf(
        corrupted.map(({ wrong }) => wrong[severity - 1].subarray(0, effort.others)),
        ordered,
        chance,
      ),
    ),
    sweeps,
    attacks,
    training,
  };
}

/** `wrong[severity - 1]` [n] are the first n digits, 1 if misread. */
type Corrupted = { readonly kind: Corruption; readonly wrong: readonly Uint8Array[] };

async function corruptedDigits(
  kind: Corruption,
  misread: Misreader,
  { published, others }: Effort,
  random: Random,
): Promise<Corrupted> {
  const wrong: Uint8Array[] = [];
  for (const severity of SEVERITIES) {
    const own = random.split(kind).split(severity);
    const count = severity === PUBLISHED_SEVERITY[kind] ? published : others;
    wrong.push(await misread.changed(count, (image, i) => corrupt(image, kind, severity, own.split(i))));
  }
  return { kind, wrong };
}

function errorsOf({ kind, wrong }: Corrupted): CorruptionError {
  return { kind, published: PUBLISHED_SEVERITY[kind], errors: wrong.map(errorOf) };
}

/**
 * Mean error of corruptions read on the same digits; a digit that is drawn again contributes all of
 * its corruptions.
 */
function meanOf(wrong: readonly Uint8Array[], { writers }: Subjects, chance: Chance): Measured {
  const shares = Float64Array.from(wrong[0], (_, i) => mean(wrong.map((those) => those[i])));
  const resampling = { n: shares.length, groups: writers?.subarray(0, shares.length), ...chance };
  const [interval95] = bootstrapIntervals(resampling, (weights) => [mean(shares, weights)]);
  return { value: mean(shares), interval95, method: writers ? 'bootstrap by writer' : 'bootstrap by digit' };
}

async function swept(
  { name, values, change }: Sweep,
  misread: Misreader,
  { others }: Effort,
  random: Random,
): Promise<SweepReport> {
  const points: SweepReport['points'][number][] = [];
  for (const at of values) {
    const own = random.split(name);
    points.push({
      at,
      error: errorOf(await misread.changed(others, (image, i) => change(image, at, own.split(i)))),
    });
  }
  return { name, points };
}
