import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median } from '@cifra/core/base/quantile.ts';
import { root } from '@cifra/node/root.ts';
import { bench, type Row } from './bench.ts';

const ROUNDS = Number(process.env.CIFRA_BENCH_ROUNDS ?? 7);
const CLI = join(root, 'packages/cli/src/bin.mjs');
const PICTURES = ['examples/cheque.jpg', 'examples/zip-code.png'];

/** Prints the processor time of a process at its end, ms. */
const report = `
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    process.stderr.write(\`processor \${(user + system) / 1000}\`);
  });`;
/** Makes packages look as if they were not installed. The hook itself takes time, also for none. */
const hide = (packages: readonly string[]) => `
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(specifier, context, next) {
      if (!${JSON.stringify(packages)}.includes(specifier)) return next(specifier, context);
      throw Object.assign(new Error('hidden'), { code: 'ERR_MODULE_NOT_FOUND' });
    },
  });`;
const WITHOUT = hide(['onnxruntime-node', 'sharp']) + report;
const WITH = hide([]) + report;

type Start = { readonly wall: number; readonly processor: number };

await bench({
  name: 'From process start to the first reading, without native addons and with them: ms',
  run: async function* (): AsyncGenerator<Row> {
    for (const picture of PICTURES) {
      const rounds: { readonly without: Start; readonly addons: Start }[] = [];
      // The first round fills the cache of compiled sources.
      for (let round = 0; round <= ROUNDS; round++) {
        const both = { without: await start(picture, WITHOUT), addons: await start(picture, WITH) };
        if (round > 0) rounds.push(both);
      }
      for (const time of ['wall', 'processor'] as const) {
        const [without, addons] = [
          rounds.map((each) => each.without[time]),
          rounds.map((each) => each.addons[time]),
        ];
        yield {
          what: `${picture}, ${time} time`,
          'without addons': spread(without),
          'with addons': spread(addons),
          '× with addons': spread(without.map((value, i) => value / addons[i])),
          rounds: rounds.length,
        };
      }
    }
  },
});

async function start(picture: string, script: string): Promise<Start> {
  const hook = `data:text/javascript,${encodeURIComponent(script)}`;
  const begin = performance.now();
  const { stderr } = await promisify(execFile)(process.execPath, ['--import', hook, CLI, 'read', picture], {
    cwd: root,
  });
  return { wall: performance.now() - begin, processor: Number(/processor ([\d.]+)/.exec(stderr)?.[1]) };
}

/** Median, least and most, with three significant digits. */
function spread(values: readonly number[]): string {
  const show = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
  return `${show(median([...values]))} (${show(Math.min(...values))} … ${show(Math.max(...values))})`;
}
