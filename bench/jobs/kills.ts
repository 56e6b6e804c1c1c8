import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createJobService } from '@cifra/server/features/jobs/service.ts';
import type { Database, DatabaseConfig } from '@cifra/server/platform/database/database.ts';
import { lazyDatabase, openDatabase } from '@cifra/server/platform/database/openDatabase.ts';
import { sql } from 'kysely';
import { numbered, numberReader } from './numbered.ts';

export type Killing = {
  readonly pictures: number;
  /** Number of `kill -9`s at random moments. */
  readonly kills: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Longest lifetime of a process before it is killed, milliseconds. */
  readonly life: number;
};

export type Survived = {
  readonly kills: number;
  readonly seconds: number;
  /**
   * Items without a result, items with the result of another item, and the error of the job's
   * count. All must be 0.
   */
  readonly lost: number;
  readonly wrong: number;
  readonly miscounted: number;
};

const program = fileURLToPath(new URL('./child.ts', import.meta.url));
const me = { caller: 'me', admin: false };

/**
 * Lets one process post and read a job. The process is killed at random moments and restarted until
 * the job is done.
 */
export async function killEmbedded(config: DatabaseConfig, killing: Killing): Promise<Survived> {
  const begin = performance.now();
  let kills = 0;
  for (;;) {
    const child = start(config, killing.pictures);
    const exit = once(child, 'exit');
    const life = kills < killing.kills ? killing.random() * killing.life : 0;
    const timer =
      kills < killing.kills ? globalThis.setTimeout(() => child.kill('SIGKILL'), life) : undefined;
    const [code] = (await exit) as [number | null];
    clearTimeout(timer);
    if (code === null) kills++;
    else if (code !== 0) throw new Error(`killEmbedded: the process ended with ${code}`);
    else break;
  }
  const database = await openDatabase(config);
  const survived = await judge(database, killing.pictures);
  await database.close();
  return { kills, seconds: (performance.now() - begin) / 1000, ...survived };
}

type Worker = {
  readonly child: ChildProcess;
  readonly exit: Promise<unknown>;
  /** Resolves when the process starts to work; never, if the process is killed before. */
  readonly works: Promise<unknown>;
};

function startWorker(config: DatabaseConfig): Worker {
  const child = start(config, 0);
  return {
    child,
    exit: once(child, 'exit'),
    works: new Promise((resolve) => child.stdout!.once('data', resolve)),
  };
}

/**
 * Chooses a worker and waits for the moment to kill it. One kill in four may hit a worker that is
 * still starting. All other kills hit a worker that works: the first to start, if the chosen one is
 * slow.
 */
async function nextVictim(workers: readonly Worker[], { random, life }: Killing): Promise<number> {
  let at = Math.floor(random() * workers.length);
  if (random() >= 0.25) {
    const order = workers.map((_, i) => (at + i) % workers.length);
    at = await Promise.race(order.map((i) => workers[i].works.then(() => i)));
  }
  await setTimeout(random() * life);
  return at;
}

/**
 * Posts a job and lets `workers` processes read it. Again and again, a random worker is killed and
 * replaced.
 */
export async function killPostgres(
  config: DatabaseConfig,
  killing: Killing & { readonly workers: number },
): Promise<Survived> {
  const begin = performance.now();
  const database = await openDatabase(config);
  const post = createJobService({
    database: lazyDatabase(async () => database, console.error),
    reader: { read: () => Promise.reject(new Error('killPostgres: this process only posts')) },
    onError: (error) => console.error(error),
    chunks: 0,
  });
  const { job } = await post.create({
    caller: 'me',
    options: {},
    idempotencyKey: null,
    pictures: numbered(killing.pictures),
  });
  const workers = Array.from({ length: killing.workers }, () => startWorker(config));
  let kills = 0;
  let over = false;
  const end = (async () => {
    for await (const view of await post.watch(job.id, me, AbortSignal.timeout(600_000))) {
      over = view.state === 'completed';
    }
  })();
  try {
    while (kills < killing.kills) {
      const at = await Promise.race([end, nextVictim(workers, killing)]);
      if (over || at === undefined) break;
      workers[at].child.kill('SIGKILL');
      await workers[at].exit;
      kills++;
      workers[at] = startWorker(config);
    }
    await end;
  } finally {
    for (const { child } of workers) child.kill('SIGKILL');
  }
  const survived = await judge(database, killing.pictures);
  await post.close();
  await database.close();
  return { kills, seconds: (performance.now() - begin) / 1000, ...survived };
}

/**
 * Lets one process post and read a job. All its connections are cut whenever another tenth of the
 * job is read.
 */
export async function dropConnections(
  config: DatabaseConfig,
  { pictures, drops }: { readonly pictures: number; readonly drops: number },
): Promise<Omit<Survived, 'kills' | 'seconds'>> {
  const database = await openDatabase(config);
  const other = await openDatabase(config);
  const jobs = createJobService({
    database: lazyDatabase(async () => database, console.error),
    reader: numberReader,
    onError() {},
  });
  const request = { caller: 'me', options: {}, idempotencyKey: null, pictures: numbered(pictures) };
  const { job } = await jobs.create(request);
  let left = drops;
  for (;;) {
    // The query itself may be cut off.
    const view = await jobs.get(job.id, me).catch(() => null);
    if (view?.state === 'completed') break;
    if (left > 0 && (view?.read ?? 0) > ((drops - left) * pictures) / 10) {
      left--;
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()`.execute(
        other.kysely,
      );
    }
    await setTimeout(20);
  }
  const judged = await judge(other, pictures);
  await jobs.close();
  await Promise.all([database.close(), other.close()]);
  return judged;
}

/** A process that ends with this one. */
function start(config: DatabaseConfig, pictures: number): ChildProcess {
  const words = [program, JSON.stringify({ ...config, pictures })];
  return spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
}

/** Checks the rows directly, not through the service. */
async function judge({ kysely }: Database, pictures: number): Promise<Omit<Survived, 'kills' | 'seconds'>> {
  const jobs = await kysely.selectFrom('jobs').selectAll().execute();
  const items = await kysely.selectFrom('job_items').selectAll().orderBy('number').execute();
  const right = (number: number, result: string): boolean =>
    (JSON.parse(result) as { readings: { text: string }[] }).readings[0].text === `picture ${number}`;
  const read = items.filter(({ status, result }) => status === 'read' && result !== null);
  return {
    lost: pictures - new Set(read.map(({ number }) => number)).size,
    wrong: read.filter(({ number, result }) => !right(number, result!)).length,
    miscounted:
      Math.abs(jobs.length - 1) +
      Math.abs(items.length - pictures) +
      jobs.reduce((sum, job) => sum + Math.abs(job.read - pictures) + job.failed, 0),
  };
}
