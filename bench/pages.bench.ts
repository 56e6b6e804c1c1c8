import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Picture, Reading } from '@cifra/core/base/types.ts';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import { findLines } from '@cifra/core/page/findLines.ts';
import { gridsOf } from '@cifra/core/page/grids.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { PictureError } from '@cifra/node/pictures/pictureError.ts';
import { type Case, readCases } from '@cifra/training/data/formats/cases.ts';
import { readSudoku } from '@cifra/training/data/formats/sudoku.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { loadPageMaterials } from '@cifra/training/tasks/page/pageMaterial.ts';
import { bench, type Row } from './bench.ts';
import { openPageModel, openReader, type Reader } from './numbers/reader.ts';
import { row, share } from './numbers/rows.ts';
import { type Listed, listed, NONE_LISTED } from './pages/listed.ts';
import { type Counts, matched, NOTHING, sum } from './pages/matched.ts';
import { pageSets } from './pages/pageSets.ts';
import { bySide, realSets } from './pages/realSets.ts';
import { isSolved } from './pages/solved.ts';
import { judgeSudoku, NO_SUDOKU } from './pages/sudokus.ts';

/** Pages of each kind at most. */
const PAGES = Number(process.env.CIFRA_BENCH_ITEMS ?? 200);
/** Only sets whose name contains this. */
const PART = process.env.CIFRA_BENCH_PART ?? '';

/** Requirement for the digits of sudokus. */
const LEAST_CELLS = { 'at least': '90 %', aim: '97 %' };

const isChosen = ({ name }: { readonly name: string }) => name.includes(PART);

/**
 * Whole pages with the default settings: which numbers are found, read right and accepted.
 *
 * - Composed pages by writers, and with typefaces, layouts and grounds, that no training saw.
 * - Photographs, cells and blanks of real forms, and printed newspapers. Of every set, every second
 *   picture by name is never trained on (`held out`); the others may be (`open`).
 * - Sudokus: grids of 9×9 cells, and digits in their row and column.
 * - Cases that an earlier release read wrongly, in the folder `cases` next to the data folder.
 */
await bench({
  name: 'Numbers on pages',
  run: async function* (): AsyncGenerator<Row> {
    const reader = await openReader();
    if (!reader) return yield row('all', 'Cifra', '', {}, { note: 'not measured: no models/number yet' });
    yield row('models', reader.name, '');
    yield* composedRows(reader);
    yield* realRows(reader);
    yield* sudokuRows(reader);
    yield* caseRows(reader);
  },
});

async function* composedRows(reader: Reader): AsyncGenerator<Row> {
  const { root, skip } = findRealData(['unipen', 'pendigits', 'mnist', 'qmnist']);
  if (!root) return yield row('composed pages', '', '', {}, { note: `not measured: ${skip}` });
  const { heldOut } = await loadPageMaterials(root);
  for (const { name, page } of pageSets(heldOut).filter(isChosen)) {
    let counts = NOTHING;
    for (let i = 0; i < PAGES; i++) {
      const composed = page(i);
      if (composed)
        counts = sum(counts, matched(composed.lines, await reader.readings(composed.picture), composed.cut));
    }
    yield* rowsOf(name, counts);
  }
}

function* rowsOf(name: string, counts: Counts): Generator<Row> {
  const { pages, numbers, found, right, accepted, acceptedWrong, acceptedElsewhere } = counts;
  if (numbers > 0) {
    yield share(`${name}: found at the right place`, 'Cifra', found, numbers);
    yield share(`${name}: read right`, 'Cifra', right, numbers);
    yield share(`${name}: accepted`, 'Cifra', accepted, numbers);
    if (accepted > 0)
      yield share(`${name}: accepted and wrong, of the accepted`, 'Cifra', acceptedWrong, accepted);
  }
  yield perPage(`${name}: accepted elsewhere`, acceptedElsewhere, pages);
}

function perPage(what: string, count: number, pages: number): Row {
  return row(`${what}, per page`, 'Cifra', (count / Math.max(1, pages)).toFixed(3), {}, { n: pages });
}

async function* realRows(reader: Reader): AsyncGenerator<Row> {
  const { root, skip } = findRealData(['forms']);
  if (!root) return yield row('real pages', '', '', {}, { note: `not measured: ${skip}` });
  for (const { name, pictures } of (await realSets(root)).filter(isChosen)) {
    let counts = NONE_LISTED;
    for (const { path, numbers } of pictures.slice(0, PAGES)) {
      const picture = await decoded(join(root, path));
      counts = sum(counts, listed(numbers, picture ? await reader.readings(picture) : []));
    }
    yield* listedRows(name, counts);
  }
}

function* listedRows(name: string, { pictures, numbers, right, accepted, acceptedOther }: Listed) {
  if (numbers > 0) {
    yield share(`${name}: read right`, 'Cifra', right, numbers);
    yield share(`${name}: read right and accepted`, 'Cifra', accepted, numbers);
  }
  const what = numbers > 0 ? 'accepted and wrong, or elsewhere' : 'accepted';
  yield perPage(`${name}: ${what}`, acceptedOther, pictures);
}

/** Printed digits (v1, v2) and completed sudokus with pasted handwriting (mixed) apart. */
async function* sudokuRows(reader: Reader): AsyncGenerator<Row> {
  const { root, skip } = findRealData(['forms']);
  if (!root) return yield row('sudokus', '', '', {}, { note: `not measured: ${skip}` });
  const model = await openPageModel();
  const photos = await readSudoku(root);
  const sets = (['v1', 'v2', 'mixed'] as const)
    .map((part) => ({ name: `sudokus, ${part}`, pictures: photos.filter((photo) => photo.part === part) }))
    .flatMap(bySide);
  for (const { name, pictures } of sets.filter(isChosen)) {
    let counts = NO_SUDOKU;
    for (const photo of pictures.slice(0, PAGES)) {
      const picture = await decoded(join(root, photo.path));
      if (!picture) throw new Error(`${photo.path} cannot be decoded`);
      const { sights } = await findLines(picture, model, true);
      counts = sum(
        counts,
        judgeSudoku(photo, gridsOf(sights), await reader.readings(picture, { print: true })),
      );
    }
    const { located, cells, right, accepted, acceptedWrong } = counts;
    yield share(`${name}: grid located`, 'Cifra', located, counts.photos, {
      'at least': '90 %',
      aim: '98 %',
    });
    yield share(`${name}: cells right by row and column`, 'Cifra', right, cells, LEAST_CELLS);
    yield share(`${name}: right and accepted`, 'Cifra', accepted, cells);
    yield perPage(`${name}: accepted and wrong`, acceptedWrong, counts.photos);
  }
  await model.release();
}

async function* caseRows(reader: Reader): AsyncGenerator<Row> {
  if (!isChosen({ name: 'cases' })) return;
  const { root, skip } = findRealData([]);
  const folder = join(root ?? '', '../cases');
  if (!root || !existsSync(folder))
    return yield row('cases', '', '', {}, { note: `not measured: ${skip ?? `no ${folder}`}` });
  const cases = (await readCases(folder)).slice(0, PAGES);
  const solved: Case[] = [];
  for (const one of cases) if (isSolved(one, await readingsOf(one, folder, reader))) solved.push(one);
  yield share('cases: right and accepted, or refused as they must be', 'Cifra', solved.length, cases.length);
  const open = cases.filter((one) => !solved.includes(one)).map(({ path }) => path);
  if (open.length > 0) yield row('cases: not solved', 'Cifra', '', {}, { note: open.join(' ') });
}

/** Reads a case with its format, if it has one; null if the picture cannot be decoded. */
async function readingsOf(
  { path, expect }: Case,
  folder: string,
  reader: Reader,
): Promise<readonly Reading[] | null> {
  const picture = await decoded(join(folder, path));
  if (picture === null || expect === null) return picture && (await reader.readings(picture));
  return (await reader.judgeInFormat(picture, parseExpectText(expect))).inFormat;
}

async function decoded(path: string): Promise<Picture | null> {
  try {
    return (await decodePicture(await readFile(path))).picture;
  } catch (error) {
    if (error instanceof PictureError) return null;
    throw error;
  }
}
