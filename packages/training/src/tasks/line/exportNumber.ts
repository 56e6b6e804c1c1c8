import { STRIP_HEIGHT } from '@cifra/core/frames/strip.ts';
import type { Figure, NumberManifest } from '@cifra/core/model/manifest.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { SYMBOLS } from '@cifra/core/model/symbols.ts';
import { parameterCount } from '../../bundle/export.ts';
import { numberCard } from '../../bundle/numberCard.ts';
import { writeBundle } from '../../bundle/writeBundle.ts';
import { sha256 } from '../../files/sha256.ts';
import type { Plan } from '../../nn/plan.ts';
import { stripGraph } from '../../nn/release.ts';
import type { TrainingState } from '../../nn/trainer.ts';
import { compactWeights } from '../../onnx/compactWeights.ts';
import type { NumberRecipe } from '../../recipe/numberRecipe.ts';
import { wilsonInterval } from '../../statistics/wilson.ts';
import { answersOf, calibrateStrings } from './calibrate.ts';
import type { HeldOutSet } from './heldOutSets.ts';
import { readStrips } from './scoreStrips.ts';

export type NumberExport = {
  readonly recipe: NumberRecipe;
  readonly plan: Plan;
  readonly state: TrainingState;
  readonly sets: readonly Pick<HeldOutSet, 'name' | 'strips'>[];
  readonly runtime: Runtime;
  readonly training: Omit<NumberManifest['training'], 'recipe'>;
};

/**
 * Writes the bundle of a line model into `folder`: the averaged weights as a graph, the manifest
 * and the card.
 */
export async function exportNumber(folder: string, options: NumberExport): Promise<NumberManifest> {
  const { plan, state, runtime } = options;
  const model = compactWeights(stripGraph(plan, { weights: state.average, statistics: state.statistics }));
  const sets: ScoredStrips[] = [];
  for (const { name, strips } of options.sets) {
    sets.push({ name, strips, logits: await readStrips(model, strips, runtime) });
  }
  const manifest = manifestOf(options, sha256(model), sets);
  await writeBundle(folder, manifest, {
    'model.onnx': model,
    'CARD.md': numberCard(manifest, options.recipe),
  });
  return manifest;
}

type ScoredStrips = Pick<HeldOutSet, 'name' | 'strips'> & {
  readonly logits: readonly Float32Array[];
};

function manifestOf(
  { recipe, plan, training }: NumberExport,
  hash: string,
  sets: readonly ScoredStrips[],
): NumberManifest {
  const calibrated = calibrateStrings(
    sets.flatMap(({ logits }) => logits),
    sets.flatMap(({ strips }) => strips),
  );
  return {
    format: 'cifra-bundle/1',
    name: recipe.name,
    version: recipe.version,
    task: 'number',
    labels: SYMBOLS,
    input: {
      name: 'image',
      shape: [1, STRIP_HEIGHT, -1],
      range: [0, 1],
      stride: recipe.width / plan.columns,
    },
    outputs: { logits: 'logits' },
    ...calibrated,
    multiplyAdds: plan.multiplyAdds,
    parameters: parameterCount(plan),
    files: { 'model.onnx': hash },
    training: { recipe, ...training },
    figures: sets.map((set) => accuracyOf(set, calibrated, recipe)),
  };
}

function accuracyOf(
  { name, strips, logits }: ScoredStrips,
  calibrated: Pick<NumberManifest, 'temperature' | 'calibration'>,
  recipe: NumberRecipe,
): Figure {
  const right = answersOf(logits, strips, calibrated).filter((answer) => answer.right).length;
  const [low, high] = wilsonInterval(right, strips.length);
  return {
    name: 'whole strings right',
    data: `${name}, held out for validation`,
    metric: 'accuracy',
    value: right / strips.length,
    n: strips.length,
    interval95: [low, high],
    command: `cifra train ${recipe.name}`,
  };
}
