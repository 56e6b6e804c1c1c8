import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root } from '@cifra/node/root.ts';
import { bench } from './bench.ts';

const PICTURES = Number(process.env.CIFRA_BENCH_ITEMS ?? 100_000);
const ORIGINALS = ['boxed-6.png', 'drawn-3.png', 'zip-code.png'];
const CLI = join(root, 'packages/cli/src/bin.mjs');
/** Milliseconds between two measurements of memory. */
const INTERVAL = 250;

type Sample = { readonly written: number; readonly megabytes: number };

await bench({
  name: 'One command that reads many small pictures into a file; memory is resident memory (Linux)',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'cifra-batch-'));
    try {
      makePictures(folder);
      const begin = performance.now();
      const samples = await readAll(folder);
      const seconds = (performance.now() - begin) / 1000;
      const whole = samples.at(-1)?.written ?? 0;
      const most = (from: number, to: number) =>
        Math.max(
          ...samples
            .filter(({ written }) => written >= from * whole && written <= to * whole)
            .map(({ megabytes }) => megabytes),
        );
      return [
        {
          pictures: PICTURES,
          seconds,
          'per second': PICTURES / seconds,
          'peak MB, first tenth': most(0, 0.1),
          'peak MB, last tenth': most(0.9, 1),
          'peak MB': most(0, 1),
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

/** Makes links to a few files, which take no space. */
function makePictures(folder: string): void {
  mkdirSync(join(folder, 'scans'));
  for (const name of ORIGINALS) copyFileSync(join(root, 'examples', name), join(folder, name));
  for (let i = 0; i < PICTURES; i++)
    linkSync(join(folder, ORIGINALS[i % ORIGINALS.length]), join(folder, 'scans', `scan-${i}.png`));
}

async function readAll(folder: string): Promise<Sample[]> {
  const words = ['read', 'scans', '--csv', '--out', 'numbers.csv'];
  const child = spawn(process.execPath, [CLI, ...words], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exit = once(child, 'exit');
  const samples: Sample[] = [];
  while (child.exitCode === null && child.signalCode === null) {
    const sample = measure(`/proc/${child.pid}/status`, join(folder, 'numbers.csv'));
    if (sample !== null) samples.push(sample);
    await Promise.race([exit, setTimeout(INTERVAL)]);
  }
  const [code] = await exit;
  // 4: a picture was refused.
  if (code !== 0 && code !== 4) throw new Error(`cifra read ended with ${code}`);
  return samples;
}

/** Null before the file of results exists, and when the process ends. */
function measure(status: string, results: string): Sample | null {
  try {
    const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1]);
    if (Number.isNaN(kilobytes)) return null;
    return { written: statSync(results).size, megabytes: (kilobytes * 1024) / 1e6 };
  } catch {
    return null;
  }
}
