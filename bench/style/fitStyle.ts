// Fits the style of 1s and 7s in core's reading parameters to the writers on whom models are
// trained: the habits, the shapes of flags and bars, and the weight of the style. Prints them.
//   node bench/style/fitStyle.ts        needs unipen and pendigits in the data folder
// $CIFRA_NUMBER_MODEL names another bundle, $CIFRA_BENCH_ITEMS the numbers for the weight.
import type { Candidate } from '@cifra/core/base/types.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { digitCutter } from '@cifra/core/reading/digitCutter.ts';
import { bestView } from '@cifra/core/reading/lineViews.ts';
import { READING_PARAMETERS } from '@cifra/core/reading/parameters.ts';
import { habitEvidence, habitPrior, hasStyleDoubt, withStyle } from '@cifra/core/reading/style.ts';
import { HABITS, type PerHabit } from '@cifra/core/reading/styles.ts';
import { barFeatures, flagFeatures } from '@cifra/core/reading/variants.ts';
import { pageOf } from '@cifra/core/recognise/page.ts';
import { findLines } from '@cifra/core/segment/lines.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { readStrokes, type StrokeSample } from '@cifra/training/data/formats/strokes.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { drawFramed } from '@cifra/training/synthetic/ink/drawFramed.ts';
import { toDrawing } from '@cifra/training/synthetic/ink/drawing.ts';
import { drawVariants } from '@cifra/training/synthetic/ink/variants/variants.ts';
import { linePicture } from '@cifra/training/synthetic/lines/linePicture.ts';
import { splitDigits } from '@cifra/training/tasks/digit/strokeDigits.ts';
import { HELD_OUT } from '@cifra/training/tasks/line/stripSources.ts';
import { loadStrokeLines, type StrokeLines } from '@cifra/training/tasks/line/strokeLines.ts';
import { logisticRegression } from '../marks/logisticRegression.ts';
import { filesOf, released } from '../numbers/reader.ts';
import { fitHabits } from './habits.ts';
import { hasBar, hasFlag, writeNumbers } from './styledNumbers.ts';

/** Share of digits that get a variant for the fit of the shapes, so that every tablet has some. */
const VARIED = 0.3;
const NUMBERS = Number(process.env.CIFRA_BENCH_ITEMS ?? 1000);
const WEIGHTS = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5];

const { root, skip } = findRealData(['unipen', 'pendigits']);
if (!root) throw new Error(`fitStyle: ${skip}`);
const samples = await Promise.all(
  ['unipen', 'pendigits'].map((set) => readStrokes(`${root}/${set}/digits.jsonl`)),
);
const { train } = splitDigits(samples.flat(), HELD_OUT);
const [ones, sevens] = ['1', '7'].map((label) => train.filter((sample) => sample.label === label));

function countsOf(own: readonly StrokeSample[]) {
  const count = (label: string, has: (drawing: ReturnType<typeof toDrawing>) => boolean) => {
    const seen = own.filter((sample) => sample.label === label).map((sample) => has(toDrawing(sample)));
    return { with: seen.filter(Boolean).length, without: seen.filter((each) => !each).length };
  };
  return { flags: count('1', hasFlag), bars: count('7', hasBar) };
}

const writers = [...Map.groupBy([...ones, ...sevens], ({ writer }) => writer).values()]
  .filter((own) => own.length >= 2)
  .map(countsOf);
console.log(`${writers.length} writers, ${ones.length} ones, ${sevens.length} sevens`);
console.log('habits', rounded(fitHabits(writers)));

function printShapes<Feature extends string>(
  digit: 1 | 7,
  featuresOf: (image: Float32Array) => Readonly<Record<Feature, number>> | null,
) {
  const rng = createRandom(`shapes of ${digit}`);
  const found = (digit === 1 ? ones : sevens).flatMap((sample, i) => {
    const own = rng.split(i);
    const variants = { flag: VARIED, bar: VARIED, foot: VARIED / 2 };
    const drawing = drawVariants(digit, toDrawing(sample), variants, own.split('variant'));
    const pixels = new Uint8Array(784);
    drawFramed(drawing, own, pixels);
    const features = featuresOf(Float32Array.from(pixels, (value) => value / 255));
    return features ? [{ features, has: digit === 1 ? hasFlag(drawing) : hasBar(drawing) }] : [];
  });
  const names = Object.keys(found[0].features) as Feature[];
  const rows = found.map(({ features }) => names.map((name) => features[name]));
  const { weights, bias, scores } = logisticRegression(
    rows,
    found.map(({ has }) => has),
  );
  const right = scores.filter((score, i) => score > 0 === found[i].has).length;
  const fitted = Object.fromEntries(names.map((name, i) => [name, weights[i]]));
  console.log(
    digit === 1 ? 'flag' : 'bar',
    rounded({ weights: fitted, bias }),
    `${right} of ${found.length}`,
  );
}
printShapes(1, flagFeatures);
printShapes(7, barFeatures);

type Doubt = {
  readonly text: string;
  readonly candidates: readonly Candidate[];
  readonly evidence: (text: string) => PerHabit;
  /** How much more frequent the habit is among writers than among these numbers. */
  readonly importance: number;
};

/** Numbers by training writers in all habits, those in which a 1 may be a 7. */
async function doubts(material: StrokeLines): Promise<Doubt[]> {
  const number = await parseBundle(filesOf(process.env.CIFRA_NUMBER_MODEL ?? released('number')), 'number');
  const lineModel = await createLineModel(number, runtime);
  const found: Doubt[] = [];
  for (const [i, habit] of HABITS.entries()) {
    const pages = writeNumbers(`fit ${i}`, material, {
      n: Math.ceil(NUMBERS / HABITS.length),
      lines: 1,
      habits: () => ({ flags: habit.flags === 1, bars: habit.bars === 1 }),
    });
    for (const { texts, lines } of pages) {
      const page = pageOf(linePicture(lines[0]));
      const [line] = findLines(page.kept, page.raster);
      if (!line) continue;
      const { strip, strings } = await bestView(line.region, page, lineModel);
      const { candidates } = strings;
      if (!hasStyleDoubt(candidates) || !candidates.some(({ text }) => text === texts[0])) continue;
      const cut = digitCutter(strip, strings, number.manifest.input.stride);
      const importance = READING_PARAMETERS.style.priors.auto[i] * HABITS.length;
      found.push({ text: texts[0], candidates, evidence: (text) => habitEvidence(cut(text)), importance });
    }
  }
  return found;
}

const found = await doubts((await loadStrokeLines(root, HELD_OUT)).train);
const total = found.reduce((sum, { importance }) => sum + importance, 0);
console.log(`${found.length} of ${NUMBERS} numbers with a doubt`);
for (const weight of WEIGHTS) {
  const parameters = { style: { ...READING_PARAMETERS.style, weight } };
  const mean = (of: (styled: readonly Candidate[], text: string) => number) =>
    found.reduce((sum, { text, candidates, evidence, importance }) => {
      const styled = withStyle(candidates, habitPrior('auto', [], parameters), evidence, parameters);
      return sum + importance * of(styled, text);
    }, 0) / total;
  const right = mean(([best], text) => (best.text === text ? 1 : 0));
  const log = mean((styled, text) => Math.log(styled.find((each) => each.text === text)?.probability ?? 0));
  console.log(`weight ${weight}: mean log probability ${log.toFixed(4)}, ${right.toFixed(3)} right`);
}

function rounded(value: unknown): string {
  return JSON.stringify(value, (_, each) => (typeof each === 'number' ? Number(each.toFixed(3)) : each));
}
