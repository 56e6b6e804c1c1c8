import { availableParallelism } from 'node:os';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { LINE_CLASSES } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random.ts';
import { STRIP_HEIGHT } from '@cifra/core/strip.ts';
import { loadDataset } from '../../data/load.ts';
import { applySplit, splitByWriter } from '../../data/split.ts';
import { chequeLine, splicedLine } from '../../data/strips/chequeLine.ts';
import { type Cheques, readCheques } from '../../data/strips/cheques.ts';
import { GEOMETRY } from '../../data/strips/cutLine.ts';
import { LOOK } from '../../data/strips/fade.ts';
import { type Hand, handsOf } from '../../data/strips/hands.ts';
import { nothingText, numberText } from '../../data/strips/numberText.ts';
import type { Line } from '../../data/strips/strip.ts';
import {
  drawHabit,
  drawnScribe,
  handScribe,
  onPaper,
  type Scribe,
  writtenLine,
} from '../../data/strips/writtenLine.ts';
import { createWriter } from '../../data/synthetic/writer.ts';
import { stateCount } from '../../nn/ctcStates.ts';
import { planModel } from '../../nn/plan.ts';
import { stripGraph } from '../../nn/release.ts';
import type { NumberRecipe, StripData } from '../recipe.ts';
import type { Task } from '../task.ts';
import type { DataSources } from '../trainingData.ts';
import { exportNumber } from './exportNumber.ts';
import { heldOutCheques, heldOutNumbers } from './heldOut.ts';
import { readStrips, scoreStrips } from './judgeStrips.ts';
import { createStripBatches, type LineSource } from './stripBatches.ts';

/** Symbols of the longest string that is learned. */
const LONGEST = 12;

/** Learning to read a line of digits and marks. */
export async function numberTask(
  recipe: NumberRecipe,
  sources: DataSources & { readonly runtime: Runtime },
  random: Random,
): Promise<Task> {
  const plan = planModel(recipe.model, [1, STRIP_HEIGHT, recipe.width]);
  if (plan.columns === 1 || plan.to[0] !== LINE_CLASSES) {
    throw new Error(
      `recipe.model: gives [${plan.to}]; a number recipe wants columns of ${LINE_CLASSES} classes`,
    );
  }
  const states = stateCount(LONGEST);
  const data = await loadStripData(recipe.data, sources);
  const batches = createStripBatches(
    lineSources(recipe.data, data),
    { ...recipe, states, geometry: GEOMETRY, look: LOOK },
    random.split('batches'),
  );
  const sets = {
    'orand-car-a cheques': heldOutCheques(data.heldOutCheques),
    'numbers of five digits by one MNIST writer each': heldOutNumbers(data.heldOutHands),
  };
  const heldOut = Object.values(sets).flat();
  return {
    plan,
    options: { ...recipe, loss: { kind: 'ctc', states } },
    batches,
    files: data.files,
    examples: batches.stepsPerEpoch * recipe.batchSize,
    heldOut: heldOut.length,
    warnings: [],
    async validate(state) {
      const model = stripGraph(plan, { weights: state.average, statistics: state.statistics });
      const logits = await readStrips(model, heldOut, sources.runtime, { threads: availableParallelism() });
      return { validation: scoreStrips(logits, heldOut) };
    },
    async release(folder, state, training) {
      await exportNumber(folder, { recipe, plan, state, heldOut: sets, runtime: sources.runtime, training });
    },
    async dispose() {},
  };
}

/** The same writers are held out as from the digit models. */
const HELD_OUT = { share: 0.08333, seed: 1 };

/** The hands of MNIST's training set that no released model learned from. */
export async function heldOutHands(dataRoot: string): Promise<Hand[]> {
  const mnist = await loadDataset('mnist', 'train', { root: dataRoot });
  return handsOf(applySplit(mnist, splitByWriter(mnist, HELD_OUT)).validation);
}

type Loaded = {
  readonly cheques: Cheques['train'];
  readonly heldOutCheques: Cheques['train'];
  readonly hands: readonly Hand[];
  readonly heldOutHands: readonly Hand[];
  readonly usps: readonly Hand[];
  readonly files: Readonly<Record<string, string>>;
};

export async function loadStripData(
  { tuning }: StripData,
  { dataRoot, pictures }: DataSources,
): Promise<Loaded> {
  if (!dataRoot || !pictures) {
    throw new Error(
      'recipe.data: strips need the folder of the data sets (dataRoot) and a reader of pictures (pictures)',
    );
  }
  const mnist = await loadDataset('mnist', 'train', { root: dataRoot });
  const usps = await loadDataset('usps', 'train', { root: dataRoot });
  const { train, validation } = applySplit(mnist, splitByWriter(mnist, HELD_OUT));
  const cheques = await readCheques(dataRoot, pictures.decode);
  const kept = (i: number) => !tuning || i % tuning !== tuning - 1;
  return {
    cheques: cheques.train.filter((_, i) => kept(i)),
    heldOutCheques: tuning ? cheques.train.filter((_, i) => !kept(i)) : cheques.validation,
    hands: handsOf(train),
    heldOutHands: handsOf(validation),
    usps: handsOf(usps),
    files: { ...mnist.files, ...usps.files, ...cheques.files },
  };
}

function lineSources(shares: StripData, { cheques, hands, usps }: Loaded): LineSource[] {
  return [
    { share: shares.cheques, draw: (random) => chequeLine(cheques[random.integer(cheques.length)]) },
    { share: shares.spliced, draw: (random) => splicedLine(cheques, random) },
    { share: shares.composed, draw: (random) => composedLine(numberText(random), hands, usps, random) },
    { share: shares.nothing, draw: (random) => nothingLine(hands, usps, random) },
  ];
}

/** Shares of the composed lines whose digits are drawn, and come from USPS. */
const DRAWN = 0.15;
const FROM_USPS = 0.12;
/** Share of the composed lines that stand on printed paper. */
const ON_PAPER = 0.6;

function composedLine(
  symbols: readonly number[],
  hands: readonly Hand[],
  usps: readonly Hand[],
  random: Random,
): Line {
  const line = writtenLine(symbols, scribeOf(hands, usps, random), drawHabit(random), random);
  return random.next() < ON_PAPER ? onPaper(line, random) : line;
}

/** No number at all, or letters among digits; one in five is empty paper. */
function nothingLine(hands: readonly Hand[], usps: readonly Hand[], random: Random): Line {
  if (random.next() >= 0.2) return composedLine(nothingText(random), hands, usps, random);
  const blank = writtenLine([], scribeOf(hands, usps, random), drawHabit(random), random);
  const width = 30 + random.integer(120);
  const ink = { width, height: blank.ink.height, data: new Float32Array(width * blank.ink.height) };
  return onPaper({ ...blank, ink, right: width }, random);
}

function scribeOf(hands: readonly Hand[], usps: readonly Hand[], random: Random): Scribe {
  const drawn = drawnScribe(createWriter(random.split('writer')));
  const kind = random.next();
  if (kind < DRAWN) return drawn;
  const from = kind < DRAWN + FROM_USPS ? usps : hands;
  return handScribe(from[random.integer(from.length)], drawn);
}
