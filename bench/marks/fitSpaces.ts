// Fits the weights of spaces in core's reading parameters, and measures them on writers who are not
// in the fit.
//   node bench/marks/fitSpaces.ts        needs unipen in the data folder

import type { Box } from '@cifra/core/base/types.ts';
import { align } from '@cifra/core/decode/align.ts';
import { decodeLine } from '@cifra/core/decode/decodeLine.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { BLANK, classOf, LINE_CLASSES } from '@cifra/core/model/symbols.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { READING_PARAMETERS } from '@cifra/core/reading/parameters.ts';
import { type Gap, type GapFeatures, gapsIn } from '@cifra/core/reading/spaces.ts';
import { boxOf, partsOf } from '@cifra/core/reading/symbolInk.ts';
import { createRecogniser } from '@cifra/core/recognise/recognise.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { readStrokes, type StrokeSample } from '@cifra/training/data/formats/strokes.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { familyOf } from '@cifra/training/dataset/siteFamily.ts';
import { wilsonInterval } from '@cifra/training/statistics/wilson.ts';
import { filesOf, released } from '../numbers/reader.ts';
import { groupsOf } from './labelGroups.ts';
import { logisticRegression } from './logisticRegression.ts';
import { drawnAt, penFor, pictureOf } from './strokePictures.ts';

/** Digit height, pixels. */
const SIZE = 30;
/** Writers are divided into this many parts, each measured with the fit on the others. */
const PARTS = 8;

type Found = Gap & { readonly isSpace: boolean };
/** A line of a recorded number that was read right. */
type Line = { readonly site: string; readonly writer: string; readonly gaps: readonly Found[] };

const { root, skip } = findRealData(['unipen']);
if (!root) throw new Error(`fitSpaces: ${skip}`);
const [digit, number] = [
  await parseBundle(filesOf(released('digit')), 'digit'),
  await parseBundle(filesOf(process.env.CIFRA_NUMBER_MODEL ?? released('number')), 'number'),
];
const { stride } = number.manifest.input;
const lineModel = await createLineModel(number, runtime);
const { examine } = createRecogniser({ classifier: await createClassifier(digit, runtime), lineModel });

const rng = createRandom('spaces');
const lines: Line[] = [];
for (const sample of await readStrokes(`${root}/unipen/numbers.jsonl`))
  lines.push(...(await linesOf(sample)));
const gaps = lines.flatMap((line) => line.gaps);
console.log(`${lines.length} lines by ${new Set(lines.map(({ writer }) => writer)).size} writers`);

const names = Object.keys(READING_PARAMETERS.spaces.weights) as (keyof GapFeatures)[];
const all = fitted(gaps);
console.log(Object.fromEntries(names.map((name, i) => [name, all.weights[i].toFixed(2)])), {
  bias: all.bias.toFixed(2),
});
const writers = [...new Set(lines.map(({ writer }) => writer))].sort();
report('held-out writers', (line) => writers.indexOf(line.writer) % PARTS);
report('held-out families of sites', (line) => familyOf(line.site));
report('as set in the reading parameters', null);

/** The lines of a number that were read right, apart from marks, with the spaces of the label. */
async function linesOf(sample: StrokeSample): Promise<Line[]> {
  const groups = groupsOf(sample);
  if (sample.label.replace(/\D/g, '').length < 3) return [];
  const picture = groups && pictureOf(drawnAt(sample, SIZE, penFor(SIZE, rng)), SIZE);
  if (!picture) return [];
  const found: Line[] = [];
  for (const { reading, strip } of await examine(picture)) {
    const read = [...reading.raw.replaceAll(' ', '')];
    const at = placeIn(groups.join(''), read);
    if (strip === null || at === null) continue;
    const { logProbabilities } = decodeLine(await lineModel.read(strip), number.manifest);
    const spans = align(logProbabilities, LINE_CLASSES, BLANK, read.map(classOf));
    const boxes: Box[] = partsOf(strip, spans, stride).map((part) => boxOf(strip, part));
    const written = [...groups.join('')].slice(at, at + read.length);
    const starts = new Set(groups.map((_, i) => groups.slice(0, i).join('').length - at));
    const measured = gapsIn(written, boxes).map((gap) => ({ ...gap, isSpace: starts.has(gap.place) }));
    if (measured.length > 0) found.push({ site: sample.site, writer: sample.writer, gaps: measured });
  }
  return found;
}

/** Where a string stands in a label whose marks may have been read as anything. */
function placeIn(label: string, read: readonly string[]): number | null {
  const from = [...label].findIndex(
    (_, start) =>
      start + read.length <= label.length &&
      read.every((symbol, i) => label[start + i] === symbol || /\D/.test(label[start + i])),
  );
  return from < 0 ? null : from;
}

function fitted(some: readonly Found[]) {
  return logisticRegression(
    some.map(({ features }) => names.map((name) => features[name])),
    some.map(({ isSpace }) => isSpace),
  );
}

/** Prints precision and recall of spaces, each part decided with the fit on the other parts. */
function report(what: string, partOf: ((line: Line) => string | number) | null): void {
  const { weights, bias, prior } = READING_PARAMETERS.spaces;
  const set = { weights: names.map((name) => weights[name]), bias };
  const parts = partOf ? [...new Set(lines.map(partOf))] : [null];
  const decided = parts.flatMap((part) => {
    const own = lines.filter((line) => !partOf || partOf(line) === part);
    const { weights: w, bias: b } = partOf
      ? fitted(lines.filter((line) => partOf(line) !== part).flatMap((line) => line.gaps))
      : set;
    const isRead = ({ features, after }: Found) =>
      names.reduce((sum, name, i) => sum + w[i] * features[name], b) + prior[after] > 0;
    return own.map((line) => line.gaps.map((gap) => ({ ...gap, isRead: isRead(gap) })));
  });
  const flat = decided.flat();
  const read = flat.filter((gap) => gap.isRead);
  console.log(what);
  print('precision', read.filter(({ isSpace }) => isSpace).length, read.length);
  for (const after of ['digit', 'parenthesis'] as const) {
    const spaces = flat.filter((gap) => gap.isSpace && gap.after === after);
    print(`recall after a ${after}`, spaces.filter(({ isRead }) => isRead).length, spaces.length);
  }
  const one = decided.filter((line) => line.every(({ isSpace }) => !isSpace));
  print(
    'one group: without a space',
    one.filter((line) => line.every(({ isRead }) => !isRead)).length,
    one.length,
  );
  const more = decided.filter((line) => line.some(({ isSpace }) => isSpace));
  const isExact = (line: (typeof decided)[number]) => line.every(({ isSpace, isRead }) => isSpace === isRead);
  print('several groups: exact', more.filter(isExact).length, more.length);
}

function print(what: string, count: number, n: number): void {
  if (n === 0) return;
  const [low, high] = wilsonInterval(count, n).map((share) => (100 * share).toFixed(1));
  console.log(`  ${what}: ${((100 * count) / n).toFixed(1)} % (${low} – ${high}), n = ${n}`);
}
