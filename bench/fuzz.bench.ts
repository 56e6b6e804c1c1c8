import { bench, type Row } from './bench.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { memoryProbe, type ProcessMemory } from './fuzz/memory.ts';
import { type Trend, trendOf } from './fuzz/trend.ts';
import { startServerProcess } from './serving/serverProcess.ts';

const REQUESTS = Number(process.env.CIFRA_BENCH_REQUESTS ?? 20_000);
/** Requests between measurements of the memory. */
const PART = 1000;
/**
 * MB per thousand requests: a rise certainly below this counts as none, because it is less than two
 * percent over the whole run.
 */
const NO_RISE = 1;

await bench({
  name: 'Spoilt pictures, forms, ZIPs and JSON: what the server answers, and what is left in memory after garbage collection, MB',
  run: async function* (): AsyncGenerator<Row> {
    const probe = memoryProbe();
    const ended: string[] = [];
    const hear = (line: string) => ended.push(...endOf(line));
    const server = await startServerProcess({ CIFRA_LOG_LEVEL: 'error', ...probe.env }, hear);
    const wholes: number[] = [];
    yield { requests: 0, ...columns(await probe.measure(server.pid)) };
    for (let part = 1; part <= REQUESTS / PART; part++) {
      const { statuses, faults } = await fuzz(server.url, { count: PART, seed: part });
      for (const { request, what } of faults) console.error(request.path, request.type, what);
      const measured = await probe.measure(server.pid);
      wholes.push(sum(measured.map(({ whole }) => whole)));
      yield {
        requests: part * PART,
        faults: faults.length,
        ...columns(measured),
        answers: [...statuses]
          .sort(([a], [b]) => a - b)
          .map(([status, count]) => `${status}: ${count}`)
          .join(', '),
      };
    }
    await server.stop();
    probe.close();
    yield { answers: `reader processes that ended: ${ended.length === 0 ? 'none' : ended.join('; ')}` };
    yield { answers: verdict(trendOf(wholes.slice(wholes.length / 2))) };
  },
});

function columns([server, ...readers]: readonly ProcessMemory[]): Row {
  return {
    whole: Math.round(server.whole + sum(readers.map(({ whole }) => whole))),
    server: Math.round(server.whole),
    'its heap': Math.round(server.heap),
    'its buffers and database': Math.round(server.external),
    readers: readers.map(({ whole }) => whole.toFixed(0)).join(' + '),
    'their heaps': readers.map(({ heap }) => heap.toFixed(0)).join(' + '),
  };
}

/** Returns the reason why a reader process ended, if the server's log has one. */
function endOf(line: string): string[] {
  const { cause, signal, code, said, memory } = JSON.parse(line) as Record<string, string | number | null>;
  if (cause === undefined) {
    console.error(line);
    return [];
  }
  return [`${cause} (${signal ?? code}) ${said} at ${Math.round(Number(memory) / 2 ** 20)} MB`];
}

function verdict({ slope, low, high }: Trend): string {
  const rise = `${slope.toFixed(2)} MB (95 %: ${low.toFixed(2)} … ${high.toFixed(2)}) a thousand requests in the second half`;
  if (high < NO_RISE) return `no growth: ${rise}`;
  return low > 0 ? `growth: ${rise}` : `growth not significant: ${rise}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
