import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '@cifra/core/base/quantile.ts';
import { root } from '@cifra/node/root.ts';
import { bench, type Row } from './bench.ts';
import { type Network, network } from './firstReading/network.ts';
import { recordedServer } from './firstReading/recordedServer.ts';
import { emptyPageMemory, type Visit, visit } from './firstReading/visit.ts';
import { startServerProcess } from './serving/serverProcess.ts';

const ROUNDS = Number(process.env.CIFRA_BENCH_ROUNDS ?? 7);
/** A built page of another commit, `packages/web/dist` there. */
const OTHER = process.env.CIFRA_BENCH_PAGE;
const BUILT = join(root, 'packages/web/dist');
/** 9 Mbit/s and a round trip of 85 ms. */
const PHONE = { bytesPerSecond: 9_000_000 / 8, delay: 42.5 };
/** How much slower the phone's processor is. */
const TIMES = 4;

type Page = { readonly fast: Network; readonly phone: Network; stop(): Promise<void> };
/** `empty`: memory of an empty page, MB */
type Round = { readonly fast: Visit; readonly phone: Visit; readonly empty: number };

const FIGURES: Readonly<Record<string, (round: Round) => number>> = {
  'bytes until the first reading, MB': ({ fast }) => fast.bytes / 1e6,
  'bytes until the page is at rest, MB': ({ fast }) => fast.allBytes / 1e6,
  'navigation → first reading, ms': ({ fast }) => fast.firstReading,
  [`the same with 9 Mbit/s, 85 ms, processor slowed ${TIMES} ×, ms`]: ({ phone }) => phone.firstReading,
  'pen up → reading, ms': ({ fast }) => median(fast.penUps),
  'largest paint, ms': ({ fast }) => fast.largestPaint,
  'longest task of the main thread, ms': ({ fast }) => fast.longestTask,
  'memory of the page after the first reading, MB': ({ fast }) => fast.memory,
  'the same beyond an empty page, MB': ({ fast, empty }) => fast.memory - empty,
};

await bench({
  name: 'The first reading of a six-digit number by a browser that has never seen the page',
  run: async (): Promise<Row[]> => {
    if (!existsSync(join(BUILT, 'index.html'))) throw new Error('firstReading: build packages/web first');
    const pages: Page[] = [];
    for (const folder of OTHER === undefined ? [BUILT] : [BUILT, OTHER]) pages.push(await served(folder));
    const rounds: Round[][] = pages.map(() => []);
    // The first round fills the recordings.
    for (let round = 0; round <= ROUNDS; round++) {
      const order = pages.map((_, i) => i);
      const empty = await emptyPageMemory();
      for (const i of round % 2 ? order.toReversed() : order) {
        const { fast, phone } = pages[i];
        const seen = { fast: await visit(fast), phone: await visit(phone, TIMES), empty };
        if (round > 0) rounds[i].push(seen);
      }
    }
    for (const page of pages) await page.stop();
    return Object.entries(FIGURES).map(([what, figure]) => rowOf(what, figure, rounds));
  },
});

async function served(folder: string): Promise<Page> {
  const server = await startServerProcess({ CIFRA_PAGE: folder });
  const recorded = await recordedServer(server.url);
  const [fast, phone] = [await network(recorded.port, null), await network(recorded.port, PHONE)];
  return {
    fast,
    phone,
    async stop() {
      fast.close();
      phone.close();
      recorded.close();
      await server.stop();
    },
  };
}

function rowOf(what: string, figure: (round: Round) => number, [own, other = []]: readonly Round[][]): Row {
  const [mine, theirs] = [own.map(figure), other.map(figure)];
  return {
    what,
    'this page': spread(mine),
    ...(theirs.length > 0 && {
      'the other': spread(theirs),
      '× the other': spread(mine.map((value, i) => value / theirs[i])),
    }),
    rounds: mine.length,
  };
}

/** Median, least and most, with three significant digits. */
function spread(values: readonly number[]): string {
  const show = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
  return `${show(median([...values]))} (${show(Math.min(...values))} … ${show(Math.max(...values))})`;
}
