import { readFile } from 'node:fs/promises';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { createPageModel } from '@cifra/core/model/pageModel.ts';
import { createRecogniser, type Recogniser } from '@cifra/core/recognise/recognise.ts';
import { inkPicture } from '@cifra/ink/inkPicture.ts';
import { placed } from '@cifra/ink/reading/placed.ts';
import { readInk } from '@cifra/ink/reading/readInk.ts';
import type { Ink } from '@cifra/ink/stroke.ts';
import { createRuntime } from '@cifra/kernels/runtime.ts';
import { wasmUrl } from '@cifra/kernels/wasmUrl.ts';
import { bench, type Row } from './bench.ts';
import { type Drawing, drawings, type SetName } from './drawings/drawings.ts';
import { type Outcome, outcomeOf } from './drawings/outcome.ts';
import { filesOf, released } from './numbers/reader.ts';
import { row, share, type Wanted } from './numbers/rows.ts';

/** Drawings of `tuned` are for work on the page; figures are reported with the others. */
const SET: SetName = process.env.CIFRA_BENCH_DRAWINGS === 'tuned' ? 'tuned' : 'reported';
const WHO = `page, ${SET} hand`;

type Judged = Drawing & Outcome;

/**
 * Drawings from stroke templates, read as the page reads its sheet: with its renderer of ink, its
 * models, its kernels and its options.
 */
await bench({
  name: 'Drawings on the sheet of the page: what is right at once, after one press, or wrong',
  run: async function* (): AsyncGenerator<Row> {
    const recogniser = await openPageReader();
    const judged: Judged[] = [];
    for (const drawing of drawings(SET)) {
      const readings = await readInk(drawing.ink, (ink) => readPart(recogniser, ink), true);
      judged.push({ ...drawing, ...outcomeOf(readings, drawing.lines) });
    }
    const numbers = judged.filter(({ lines }) => lines.length > 0);
    yield* figures('', numbers, {
      right: { 'at least': '90 %', aim: '96 %' },
      settled: { 'at least': '98 %', aim: '99.5 %' },
      wrong: { 'at least': '0', aim: '0' },
      needless: { 'at least': '8 %', aim: '3 %' },
    });
    for (const group of new Set(numbers.map((each) => `${each.group}, ${each.device}`)))
      yield* figures(
        `${group}: `,
        numbers.filter((each) => `${each.group}, ${each.device}` === group),
      );
    const others = judged.filter(({ lines }) => lines.length === 0);
    yield count('no number: refused', others, ({ kind }) => kind === 'right');
    yield count('no number: accepted', others, ({ kind }) => kind === 'wrong');
    yield row(
      'no number: asked whether it is one',
      WHO,
      String(others.filter(({ kind }) => kind === 'asked').length),
    );
  },
});

type Figure = 'right' | 'settled' | 'wrong' | 'needless';

function* figures(
  name: string,
  all: readonly Judged[],
  wanted: Partial<Record<Figure, Wanted>> = {},
): Generator<Row> {
  const isRight = ({ kind }: Judged) => kind === 'right';
  const isSettled = ({ kind }: Judged) => kind === 'right' || kind === 'one-tap';
  const readRight = all.filter((each) => isRight(each) || each.needless);
  yield count(`${name}right without a question`, all, isRight, wanted.right);
  yield count(`${name}right after at most one press`, all, isSettled, wanted.settled);
  yield count(`${name}wrong and accepted`, all, ({ kind }) => kind === 'wrong', wanted.wrong);
  yield count(`${name}asked although read right`, readRight, ({ needless }) => needless, wanted.needless);
}

function count(
  what: string,
  all: readonly Judged[],
  is: (each: Judged) => boolean,
  wanted: Wanted = {},
): Row {
  return share(what, WHO, all.filter(is).length, all.length, wanted);
}

async function openPageReader(): Promise<Recogniser> {
  const runtime = await createRuntime(await readFile(wasmUrl()));
  const bundle = <T extends 'digit' | 'number' | 'page'>(name: string, task: T) =>
    parseBundle(filesOf(released(name)), task);
  return createRecogniser({
    classifier: await createClassifier(await bundle('digit-small', 'digit'), runtime),
    lineModel: await createLineModel(await bundle('number', 'number'), runtime),
    pageModel: await createPageModel(await bundle('page', 'page'), runtime),
  });
}

async function readPart(recogniser: Recogniser, ink: Ink) {
  const drawn = inkPicture(ink);
  if (!drawn) return [];
  return (await recogniser.recognise(drawn.picture)).map((reading) => placed(reading, drawn.toSheet));
}
