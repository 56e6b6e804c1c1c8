import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from '@cifra/core/base/quantile.ts';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { createJobService, type JobService } from '@cifra/server/features/jobs/service.ts';
import { openReaderPool } from '@cifra/server/features/read/pool/pool.ts';
import { type ReadService, readService } from '@cifra/server/features/read/service.ts';
import type { DatabaseConfig } from '@cifra/server/platform/database/database.ts';
import { lazyDatabase, openDatabase } from '@cifra/server/platform/database/openDatabase.ts';
import { findPostgres, startPostgres } from '@cifra/server/platform/database/temporaryPostgres.ts';
import { bench, type Row } from './bench.ts';
import { digitPictures } from './jobs/digits.ts';

const PICTURES = Number(process.env.CIFRA_BENCH_PICTURES ?? 10_000);
const TURNS = Number(process.env.CIFRA_BENCH_TURNS ?? 3);
/** Number of reading processes in total. */
const READERS = 2;

const cifra = fileURLToPath(new URL('../packages/cli/src/bin.mjs', import.meta.url));
const pictures = await digitPictures(PICTURES);

/**
 * Seconds from the first posted picture until all are posted, and until the last result is stored.
 */
type Time = {
  readonly posted: number;
  readonly all: number;
  /**
   * Processor time of this process, which does not read: with an embedded database, the cost of the
   * database.
   */
  readonly own: number;
};

await bench({
  name: `A job of ${PICTURES} PNG files of 28×28 pixels, from the first picture posted to the last result written`,
  async run(): Promise<Row[]> {
    const ways: Record<string, () => Promise<Time>> = { 'embedded, the server reads': embedded };
    const bin = findPostgres();
    const postgres = bin === null ? null : startPostgres(bin);
    if (postgres) {
      ways['Postgres, 1 worker'] = () => onPostgres(postgres.newDatabase(), 1);
      ways['Postgres, 2 workers'] = () => onPostgres(postgres.newDatabase(), 2);
    }
    try {
      const times = new Map(Object.keys(ways).map((who) => [who, [] as Time[]]));
      // In turns, so that other load on the machine affects all of them equally.
      for (let turn = 0; turn < TURNS; turn++)
        for (const [who, way] of Object.entries(ways)) times.get(who)!.push(await way());
      return [...times].map(([who, all]) => rowOf(who, all));
    } finally {
      postgres?.stop();
    }
  },
});

function rowOf(who: string, times: readonly Time[]): Row {
  const rates = times.map(({ all }) => PICTURES / all);
  return {
    who,
    'pictures/s': median(rates),
    lowest: Math.min(...rates),
    highest: Math.max(...rates),
    'posting s': median(times.map(({ posted }) => posted)),
    'own CPU s': median(times.map(({ own }) => own)),
    n: times.length,
  };
}

async function embedded(): Promise<Time> {
  const folder = mkdtempSync(join(tmpdir(), 'cifra-jobs-bench-'));
  const pool = await openReaderPool({
    readers: READERS,
    queueLength: 512,
    timeout: 60_000,
    memoryLimit: 2 ** 31,
    folders: { digit: modelFolder('digit'), number: modelFolder('number'), page: modelFolder('page') },
    calibration: null,
  });
  try {
    return await timed({ folder: join(folder, 'data') }, readService(pool), 2);
  } finally {
    await pool.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The number of readers is the same, divided among the workers. */
async function onPostgres(url: string, workers: number): Promise<Time> {
  const env = { ...process.env, DATABASE_URL: url, CIFRA_READERS: String(READERS / workers) };
  const children: ChildProcess[] = [];
  // One after the other: the first one creates the tables.
  for (let i = 0; i < workers; i++) {
    const child = spawn(process.execPath, [cifra, 'worker'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    children.push(child);
    await once(child.stderr!, 'data');
  }
  try {
    const reader = { read: () => Promise.reject(new Error('onPostgres: this process only posts')) };
    return await timed({ folder: '', url }, reader, 0);
  } finally {
    for (const child of children) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  }
}

async function timed(
  config: DatabaseConfig,
  reader: Pick<ReadService, 'read'>,
  chunks: number,
): Promise<Time> {
  const database = lazyDatabase(() => openDatabase(config), console.error);
  const jobs = createJobService({ database, reader, chunks, onError: console.error });
  try {
    await jobs.start();
    return await post(jobs);
  } finally {
    await jobs.close();
    await database.close();
  }
}

async function post(jobs: JobService): Promise<Time> {
  const me = { caller: 'me', admin: false };
  const begin = performance.now();
  const cpu = process.cpuUsage();
  const seconds = (): number => (performance.now() - begin) / 1000;
  async function* all() {
    yield* pictures;
  }
  const { job } = await jobs.create({ caller: 'me', options: {}, idempotencyKey: null, pictures: all() });
  const posted = seconds();
  for await (const view of await jobs.watch(job.id, me, AbortSignal.timeout(600_000))) {
    if (view.state !== 'completed') continue;
    if (view.read !== PICTURES) throw new Error(`jobs: ${view.read} of ${PICTURES} were read`);
    const { user, system } = process.cpuUsage(cpu);
    return { posted, all: seconds(), own: (user + system) / 1e6 };
  }
  throw new Error('jobs: not read in ten minutes');
}
