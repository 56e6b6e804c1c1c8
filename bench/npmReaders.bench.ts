// What a program gets that installs a reader from npm: size, first reading, speed, and what it reads.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median } from '@cifra/core/base/quantile.ts';
import { root } from '@cifra/node/root.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { wilsonInterval } from '@cifra/training/statistics/wilson.ts';
import { bench, type Row } from './bench.ts';
import { chequeItems } from './numbers/cheques.ts';
import { percent } from './numbers/rows.ts';
import {
  install,
  type NpmReader,
  type NpmReadings,
  PADDLE,
  readWith,
  TESSERACT_JS,
} from './peers/npmReader.ts';
import { ratio } from './turns.ts';

const ROUNDS = Number(process.env.CIFRA_BENCH_ROUNDS ?? 7);
const PICTURE = join(root, 'examples/zip-code.png');

await bench({
  name: 'The package cifra and other readers from npm',
  run: async function* (): AsyncGenerator<Row> {
    const folder = await mkdtemp(join(tmpdir(), 'cifra-npm-readers-'));
    try {
      yield* compare(folder, await packed(folder));
    } finally {
      await rm(folder, { recursive: true });
    }
  },
});

async function packed(folder: string): Promise<NpmReader> {
  const build = join(root, 'packages/publishing/src/build.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [build, join(folder, 'dist')]);
  return {
    name: 'cifra',
    script: 'cifra.mjs',
    packages: stdout.split('\n').filter((file) => /cifra-\d[^/]*$/.test(file)),
  };
}

async function* compare(folder: string, cifra: NpmReader): AsyncGenerator<Row> {
  const readers = [cifra, TESSERACT_JS, PADDLE];
  const at = ({ script }: NpmReader) => join(folder, script);
  const mine = await sizeAfterInstalling(cifra, at(cifra));
  yield { what: 'installed, MB', who: cifra.name, figure: mine };
  for (const reader of [TESSERACT_JS, PADDLE]) {
    const size = await sizeAfterInstalling(reader, at(reader));
    yield { what: 'installed, MB', who: reader.name, figure: size, 'cifra ×': (mine / size).toFixed(3) };
  }
  yield* inRounds(
    'import to first reading, ms',
    readers,
    ({ first }) => first,
    (reader) => readWith(reader, at(reader), [PICTURE]),
  );
  const { root: data, skip } = findRealData(['orand-car-a']);
  if (!data) return yield { what: 'cheques', who: 'all', note: `not measured: ${skip}` };
  const cheques = await chequeItems(data);
  const files = cheques.map(({ path }) => path);
  const latest = new Map<string, NpmReadings>();
  yield* inRounds(
    'a cheque, ms',
    readers,
    ({ times }) => median([...times]),
    async (reader) => {
      const readings = await readWith(reader, at(reader), files);
      latest.set(reader.name, readings);
      return readings;
    },
  );
  for (const [who, { version, texts }] of latest) {
    const right = cheques.filter(({ shown }, i) => texts[i].replace(/\D/g, '') === shown).length;
    const [low, high] = wilsonInterval(right, cheques.length);
    const figure = percent(right / cheques.length);
    const note = `95 % interval ${percent(low)} … ${percent(high)}, n = ${cheques.length}; version ${version}`;
    yield { what: 'cheques right, corrected labels', who, figure, note };
  }
}

/** One figure of each reader, in turns; ratios are of the same round. */
async function* inRounds(
  what: string,
  readers: readonly NpmReader[],
  figure: (readings: NpmReadings) => number,
  measure: (reader: NpmReader) => Promise<NpmReadings>,
): AsyncGenerator<Row> {
  const figures = new Map<string, number[]>(readers.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const reader of round % 2 ? readers.toReversed() : readers) {
      figures.get(reader.name)!.push(figure(await measure(reader)));
    }
  }
  const mine = figures.get(readers[0].name)!;
  for (const [who, all] of figures) {
    const times = { figure: median([...all]), lowest: Math.min(...all), highest: Math.max(...all) };
    const against =
      who === readers[0].name ? {} : { 'cifra ×': ratio(mine.map((value, i) => value / all[i])) };
    yield { what, who, ...times, ...against, rounds: ROUNDS };
  }
}

/** @returns the size of everything that was installed, MB */
async function sizeAfterInstalling(reader: NpmReader, folder: string): Promise<number> {
  await install(reader, folder);
  const modules = join(folder, 'node_modules');
  const entries = await readdir(modules, { recursive: true });
  const stats = await Promise.all(entries.map((entry) => stat(join(modules, entry))));
  return stats.filter((each) => each.isFile()).reduce((sum, { size }) => sum + size, 0) / 1e6;
}
