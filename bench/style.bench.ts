import { existsSync } from 'node:fs';
import type { Reading } from '@cifra/core/base/types.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { READING_PARAMETERS } from '@cifra/core/reading/parameters.ts';
import type { Style } from '@cifra/core/reading/styles.ts';
import { pageOf } from '@cifra/core/recognise/page.ts';
import type { Reader } from '@cifra/core/recognise/reader.ts';
import { readSeen, type SeenLine, seeLine } from '@cifra/core/recognise/readLine.ts';
import { findLines } from '@cifra/core/segment/lines.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { linePicture } from '@cifra/training/synthetic/lines/linePicture.ts';
import { HELD_OUT } from '@cifra/training/tasks/line/stripSources.ts';
import { loadStrokeLines } from '@cifra/training/tasks/line/strokeLines.ts';
import { bench, type Row } from './bench.ts';
import { expectedCalibrationError } from './numbers/metrics.ts';
import { filesOf, released } from './numbers/reader.ts';
import { percent, row, share } from './numbers/rows.ts';
import { type Habits, type WrittenNumbers, writeNumbers } from './style/styledNumbers.ts';

const NUMBER_MODEL = process.env.CIFRA_NUMBER_MODEL ?? released('number');
const ITEMS = Number(process.env.CIFRA_BENCH_ITEMS ?? 300);
/** Numbers of one writer that stand for a page. */
const PAGE = 3;

/** How the digits are changed, and the options that say so and say the opposite. */
type Group = { readonly habits: Habits | null; readonly right?: Style; readonly wrong?: Style };

const GROUPS: Readonly<Record<string, Group>> = {
  'as written': { habits: null },
  '1 plain, 7 plain': { habits: { flags: false, bars: false }, right: 'american', wrong: 'european' },
  '1 flag, 7 bar': { habits: { flags: true, bars: true }, right: 'european', wrong: 'american' },
  '1 plain, 7 bar': { habits: { flags: false, bars: true } },
  '1 flag, 7 plain': { habits: { flags: true, bars: false } },
};

/** A number, and what is written. */
type Seen = { readonly text: string; readonly line: SeenLine };

/**
 * Numbers of five digits of held-out writers, half of them 1s and 7s, in each pair of habits, read
 * without and with the style: what the posterior and the option give. $CIFRA_NUMBER_MODEL names
 * another bundle.
 */
await bench({
  name: 'Style of 1 and 7',
  run: async function* (): AsyncGenerator<Row> {
    const { root, skip } = findRealData(['unipen', 'pendigits']);
    if (!root || !existsSync(NUMBER_MODEL))
      return yield row('all', '', '', {}, { note: `not measured: ${skip ?? NUMBER_MODEL}` });
    const [digit, number] = [
      await parseBundle(filesOf(released('digit')), 'digit'),
      await parseBundle(filesOf(NUMBER_MODEL), 'number'),
    ];
    const reader: Reader = {
      classifier: await createClassifier(digit, runtime),
      lineModel: await createLineModel(number, runtime),
      parameters: READING_PARAMETERS,
      options: {},
    };
    yield row('model', `${number.manifest.name} ${number.manifest.version}`, '');
    const { heldOut } = await loadStrokeLines(root, HELD_OUT);
    for (const [name, group] of Object.entries(GROUPS)) {
      const pages = writeNumbers(name, heldOut, {
        n: Math.ceil(ITEMS / PAGE),
        lines: PAGE,
        habits: () => group.habits,
      });
      const seen: Seen[][] = [];
      for (const page of pages) seen.push(await seePage(reader, page));
      yield* rowsOf(name, group, seen, reader);
    }
  },
});

/** A number that is not found is left out: the style has no part in that. */
async function seePage(reader: Reader, { texts, lines }: WrittenNumbers): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const [i, written] of lines.entries()) {
    const page = pageOf(linePicture(written));
    const [line] = findLines(page.kept, page.raster);
    if (line) seen.push({ text: texts[i], line: await seeLine(reader, line, page) });
  }
  return seen;
}

type Read = { readonly text: string; readonly reading: Reading };

async function* rowsOf(
  name: string,
  { right, wrong }: Group,
  pages: Seen[][],
  reader: Reader,
): AsyncGenerator<Row> {
  const { style } = reader.parameters;
  const off = { ...reader, parameters: { ...reader.parameters, style: { ...style, weight: 0 } } };
  const alone = pages.flat().map((seen) => [seen]);
  yield* figures(name, 'off', await readAll(off, alone));
  yield* figures(name, 'auto', await readAll(reader, alone));
  yield* figures(name, `auto, ${PAGE} numbers on a page`, await readAll(reader, pages));
  if (right)
    yield* figures(name, 'right style', await readAll({ ...reader, options: { style: right } }, alone));
  if (wrong)
    yield* figures(name, 'wrong style', await readAll({ ...reader, options: { style: wrong } }, alone));
}

async function readAll(reader: Reader, pages: readonly (readonly Seen[])[]): Promise<Read[]> {
  const read: Read[] = [];
  for (const seen of pages.filter(({ length }) => length > 0)) {
    const lines = seen.map(({ line }) => line);
    const readings = await readSeen(reader, lines);
    read.push(...readings.map(({ reading }, i) => ({ text: seen[i].text, reading })));
  }
  return read;
}

function* figures(name: string, who: string, read: readonly Read[]): Generator<Row> {
  const isRight = ({ text, reading }: Read) => reading.value === text;
  const alike = (text: string) => text.replaceAll('7', '1');
  const isConfused = (each: Read) => !isRight(each) && alike(each.reading.value) === alike(each.text);
  const accepted = read.filter(({ reading }) => reading.accepted);
  const count = (what: string, some: readonly Read[], is: (each: Read) => boolean) =>
    share(`${name}: ${what}`, who, some.filter(is).length, some.length);
  yield count('right', read, isRight);
  yield count('only 1 and 7 confused', read, isConfused);
  yield count('accepted', read, ({ reading }) => reading.accepted);
  yield count('accepted and wrong', accepted, (each) => !isRight(each));
  const answers = read.map((each) => ({ right: isRight(each), confidence: each.reading.confidence }));
  yield row(`${name}: calibration error`, who, percent(expectedCalibrationError(answers)));
}
