import { quantile } from '@cifra/core/base/quantile.ts';
import { decide } from '@cifra/core/decide/decide.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { controlRisk, figuresAt, type JudgedPicture } from '@cifra/training/calibrate/riskControl.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { DIGIT_COLLECTIONS } from '@cifra/training/evaluate/world/worldDigits.ts';
import { mean } from '@cifra/training/evaluation/metrics/scoringRules.ts';
import { shuffled } from '@cifra/training/learn/batches.ts';
import { predict } from '@cifra/training/learn/validation.ts';
import { bench, type Row } from './bench.ts';
import { percent } from './numbers/rows.ts';

const MODEL = process.env.CIFRA_BENCH_MODEL ?? 'digit';
/** Calibrations of each kind. */
const DRAWS = 1000;
/** Sites with fewer digits leave too few to measure a threshold on. */
const FEWEST = 1000;
/** Number of labelled digits, and the share of all that may be accepted and wrong. */
const PROMISES = [
  [50, 0.02],
  [100, 0.01],
  [200, 0.01],
  [200, 0.005],
] as const;

/** `accepted` by the thresholds of the model. */
type Digit = JudgedPicture & { readonly site: string; readonly accepted: boolean };

/**
 * The promise of `cifra calibrate` on real digits: a threshold is chosen with some digits of a site,
 * drawn at random, and all other digits of the site are read with it. Only the digit model reads.
 */
await bench({
  name: 'Calibrating with few digits of one site',
  run: async function* (): AsyncGenerator<Row> {
    const { root, skip } = findRealData(['unipen', 'pendigits']);
    if (!root) return yield { site: 'all', note: `not measured: ${skip}` };
    for (const [site, digits] of Map.groupBy(await readAll(root), (digit) => digit.site)) {
      if (digits.length < FEWEST) continue;
      const accepted = digits.filter((digit) => digit.accepted);
      const wrong = accepted.filter((digit) => digit.wrong !== null).length;
      const shares = { accepted: accepted.length / digits.length, wrong: [wrong / digits.length] };
      yield rowOf(`${site} (${digits.length})`, 'the model’s own', shares);
      for (const [n, maxError] of PROMISES)
        yield rowOf(
          `${site} (${digits.length})`,
          `${n} digits, ${percent(maxError)}`,
          calibrated(digits, n, maxError),
        );
    }
  },
});

async function readAll(dataRoot: string): Promise<Digit[]> {
  const { manifest, model } = await loadBundle(modelFolder(MODEL), 'digit');
  const read = ['unipen', 'pendigits'].map(async (name) => {
    const digits = await DIGIT_COLLECTIONS[name](manifest, { dataRoot, seed: 1 });
    const logits = await predict(model, digits, runtime);
    return digits.writers.map(({ site }, i): Digit => {
      const own = logits.subarray(10 * i, 10 * (i + 1));
      const { digit, probabilities, refusal } = decide(own, manifest, { minimumConfidence: 0 });
      const confidence = refusal === null ? probabilities[digit] : null;
      const judged =
        digit === digits.labels[i] ? { right: confidence, wrong: null } : { right: null, wrong: confidence };
      return { site, ...judged, accepted: decide(own, manifest).refusal === null };
    });
  });
  return (await Promise.all(read)).flat();
}

/** Shares of the digits that a calibration did not see: the mean accepted, and each that is wrong. */
type Shares = { readonly accepted: number; readonly wrong: readonly number[] };

function calibrated(digits: readonly Digit[], n: number, maxError: number): Shares {
  const rng = createRandom(`calibrate ${n} ${maxError}`);
  const drawn = Array.from({ length: DRAWS }, (_, i) => {
    const order = Array.from(shuffled(digits.length, rng.split(i)), (index) => digits[index]);
    const { pictures, ...counts } = figuresAt(order.slice(n), controlRisk(order.slice(0, n), maxError));
    return { accepted: counts.accepted / pictures, wrong: counts.acceptedWrong / pictures };
  });
  return { accepted: mean(drawn.map(({ accepted }) => accepted)), wrong: drawn.map(({ wrong }) => wrong) };
}

function rowOf(site: string, threshold: string, { accepted, wrong }: Shares): Row {
  const sorted = Float64Array.from(wrong).sort();
  const spread = [0.05, 0.95].map((share) => percent(quantile(sorted, share))).join(' … ');
  return {
    'site (digits)': site,
    threshold,
    accepted: percent(accepted),
    'accepted and wrong, of all': percent(mean(wrong)),
    '5 … 95 % of calibrations': wrong.length > 1 ? spread : '',
  };
}
