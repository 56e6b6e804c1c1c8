import { setTimeout as wait } from 'node:timers/promises';
import { median } from '@cifra/core/base/quantile.ts';
import { bench, type Row } from './bench.ts';
import { digitModel } from './digitModel.ts';
import { digitPictures } from './jobs/digits.ts';
import { NO_FASTAPI, startFastApi } from './peers/fastapi.ts';
import { type LoadResult, load } from './serving/load.ts';
import { startServerProcess } from './serving/serverProcess.ts';

const ROUNDS = Number(process.env.CIFRA_BENCH_ROUNDS ?? 5);
const SECONDS = Number(process.env.CIFRA_BENCH_SECONDS ?? 6);
const CONNECTIONS = 32;
const PICTURES = 64;

await bench({
  name: `PNGs of one digit (28×28) over HTTP, ${CONNECTIONS} connections, ${digitModel().source}; the load generator on the same machine`,
  run: async function* (): AsyncGenerator<Row> {
    const bodies = (await digitPictures(PICTURES)).map(({ bytes }) => Buffer.from(bytes));
    const begun = performance.now();
    const cifra = await startServerProcess();
    const first = await fetch(`${cifra.url}/v1/read`, {
      method: 'POST',
      headers: { 'content-type': 'image/png' },
      body: new Uint8Array(bodies[0]),
    });
    await first.arrayBuffer();
    yield {
      what: 'from the start of the process to the first reading, ms',
      Cifra: performance.now() - begun,
    };
    // All readers have started, and garbage from starting is collected.
    await wait(5000);
    yield { what: 'memory at rest, MB', Cifra: cifra.memory() };

    const fastApi = await startFastApi(digitModel().layers);
    const ours: LoadResult[] = [];
    const theirs: LoadResult[] = [];
    let most = 0;
    for (let round = 0; round <= ROUNDS; round++) {
      const common = { bodies, seconds: SECONDS, connections: CONNECTIONS };
      const mine = await load({ url: `${cifra.url}/v1/read`, ...common });
      most = Math.max(most, cifra.memory());
      const peer = fastApi ? await load({ url: `${fastApi.url}/read`, ...common }) : null;
      if (round === 0) continue;
      ours.push(mine);
      if (peer) theirs.push(peer);
    }
    yield* compared(ours, theirs);
    yield { what: 'memory under that load, MB', Cifra: most };
    const half = Math.round(median(ours.map(({ speed }) => speed)) / 2);
    const calm = await load({
      url: `${cifra.url}/v1/read`,
      bodies,
      seconds: SECONDS,
      connections: CONNECTIONS,
      rate: half,
    });
    yield { what: `p50 and p99 at half of it (${half}/s), ms`, Cifra: `${calm.p50}, ${calm.p99}` };
    if (fastApi === null) yield { what: NO_FASTAPI };
    else yield { what: `(PyTorch ${fastApi.version}, two workers of one thread)` };
    await fastApi?.stop();
    await cifra.stop();
  },
});

function* compared(ours: readonly LoadResult[], theirs: readonly LoadResult[]): Generator<Row> {
  const peers = (key: keyof LoadResult): Row =>
    theirs.length > 0 ? { 'FastAPI + PyTorch': spread(theirs.map((each) => each[key])) } : {};
  const row = (what: string, key: keyof LoadResult) => ({
    what,
    Cifra: spread(ours.map((each) => each[key])),
    ...peers(key),
    rounds: ours.length,
  });
  yield row('readings a second', 'speed');
  yield row('p50, ms', 'p50');
  yield row('p99, ms', 'p99');
  yield row('failed', 'failed');
  if (theirs.length === 0) return;
  const ratios = ours.map(({ speed }, i) => speed / theirs[i].speed);
  yield { what: 'times as many', Cifra: spread(ratios), rounds: ours.length };
}

/** Median (lowest … highest). */
function spread(values: readonly number[]): string {
  const [low, mid, high] = [Math.min(...values), median(values), Math.max(...values)].map((value) =>
    value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3))),
  );
  return `${mid} (${low} … ${high})`;
}
