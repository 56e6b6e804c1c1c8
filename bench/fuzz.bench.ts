import { bench, type Row } from './bench.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { startServerProcess } from './serving/serverProcess.ts';

const REQUESTS = Number(process.env.CIFRA_BENCH_REQUESTS ?? 20_000);
const ROUNDS = 5;

await bench({
  name: 'Spoilt pictures, forms, ZIPs and JSON: what the server answers, and its memory in MB after each part',
  run: async function* (): AsyncGenerator<Row> {
    const server = await startServerProcess({ CIFRA_LOG_LEVEL: 'silent' });
    yield { part: 'before', 'memory MB': server.memory() };
    for (let part = 1; part <= ROUNDS; part++) {
      const { statuses, faults } = await fuzz(server.url, { count: REQUESTS / ROUNDS, seed: part });
      for (const { request, what } of faults) console.error(request.path, request.type, what);
      const sorted = [...statuses].sort(([a], [b]) => a - b);
      const answers = sorted.map(([status, count]) => `${status}: ${count}`).join(', ');
      yield {
        part: String(part),
        requests: REQUESTS / ROUNDS,
        faults: faults.length,
        'memory MB': server.memory(),
        answers,
      };
    }
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    for (const cause of ['crash', 'timeout']) {
      const [, ended] =
        new RegExp(`^cifra_reader_crashes_total{cause="${cause}"} (\\d+)`, 'm').exec(metrics) ?? [];
      yield { part: `reader processes that ended: ${cause}`, faults: ended ?? '0' };
    }
    await server.stop();
  },
});
