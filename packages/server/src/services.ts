import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Services } from './app.ts';
import type { Config } from './config.ts';
import { createModelService, type ModelService } from './features/models/service.ts';
import type { PoolEvents } from './features/read/pool/pool.ts';
import { type ReadService, readService } from './features/read/service.ts';
import { isDatabaseIn, type LazyDatabase } from './platform/database/database.ts';
import { stateOf } from './platform/database/databaseState.ts';
import { lazyDatabase, openDatabase } from './platform/database/openDatabase.ts';
import { createMetrics, type Metrics } from './platform/metrics.ts';
import { once } from './platform/once.ts';
import { seldom } from './platform/seldom.ts';
import type { StartedReaders } from './readers.ts';

export type OpenServices = {
  readonly services: Services;
  /**
   * Called when the server listens. From then on commands find it through the database's folder,
   * and unfinished jobs are resumed.
   */
  listening(url: string, log: FastifyBaseLogger): void;
  close(): Promise<void>;
};

const START_AGAIN_MS = 5000;

/** The server's address and log, once it listens. */
type Listening = { url: string | null; log: FastifyBaseLogger | null };
type Report = (error: unknown) => void;

/**
 * Opens the services. The database, and the features that need it, are loaded with the first
 * request that needs them.
 */
export function openServices(config: Config, started: StartedReaders): OpenServices {
  const { pool, models, replaced } = started;
  const metrics = createMetrics();
  const reader = readService(pool);
  const at: Listening = { url: null, log: null };
  const closing = new AbortController();
  const report = seldom((error) => at.log?.error({ err: error }, 'failed'));
  const token = randomBytes(24).toString('base64url');
  const database = databaseOf(config, at, token, report);
  const modelService = createModelService(config, models, (folders) => pool.activate(folders));
  const nearest = nearestOf(config, modelService, report);
  const jobs = jobsOf(config, database, reader, report);
  measure(metrics, pool, (inFlight, loss) =>
    at.log?.error({ inFlight, ...loss }, 'a reader process ended; its pictures are read again, one by one'),
  );
  return {
    services: {
      reader,
      metrics,
      models: modelService,
      nearest: nearest.get,
      datasets: datasetsOf(config, report).get,
      jobs: jobs.get,
      feedback: feedbackOf(database, reader).get,
      keys: keysOf(database, token).get,
      ready: () => pool.ready,
      databaseState: () => stateOf(database, config.databaseUrl !== null),
      version: version(),
    },
    listening(url, log) {
      Object.assign(at, { url, log });
      for (const replacement of replaced)
        log.warn(replacement, 'the chosen version of a model is missing; its newest version reads instead');
      // There may be unfinished jobs, unless the folder has no database.
      const mayHaveJobs = config.databaseUrl !== null || isDatabaseIn(config.dataFolder);
      if (mayHaveJobs) void startPersistently(async () => (await jobs.get()).start(), closing.signal);
    },
    async close() {
      closing.abort();
      await (await jobs.loaded()?.catch(() => null))?.close();
      await (await nearest.loaded())?.close();
      await pool.close();
      await database.close();
    },
  };
}

/**
 * Retries until the database is available: without a request, nothing else would resume the jobs in
 * it.
 */
async function startPersistently(start: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      return await start();
    } catch {
      // It was reported where it failed.
      await setTimeout(START_AGAIN_MS, undefined, { signal, ref: false }).catch(() => {});
    }
  }
}

function databaseOf(
  { dataFolder, databaseUrl }: Config,
  at: Listening,
  token: string,
  report: Report,
): LazyDatabase {
  const open = () =>
    openDatabase({
      folder: dataFolder,
      ...(databaseUrl !== null && { url: databaseUrl }),
      owner: { ...(at.url !== null && { url: at.url }), token },
      onError: report,
    });
  return lazyDatabase(open, report);
}

function jobsOf({ storedBytes }: Config, database: LazyDatabase, reader: ReadService, onError: Report) {
  return once(async () => {
    const { createJobService } = await import('./features/jobs/service.ts');
    return createJobService({ database, reader, onError, storedBytes });
  });
}

function nearestOf({ data, readTimeout }: Config, models: ModelService, onError: Report) {
  return once(async () => {
    const [{ createNearestService }, { startFinder }] = await Promise.all([
      import('./features/nearest/service.ts'),
      import('./features/nearest/finder.ts'),
    ]);
    const model = () => models.active('digit').folder;
    return createNearestService({ data, model, timeout: readTimeout, start: startFinder, onError });
  });
}

function datasetsOf({ data }: Config, onError: Report) {
  return once(async () => {
    const { createDatasetService } = await import('./features/datasets/service.ts');
    return createDatasetService(data, onError);
  });
}

function feedbackOf(database: LazyDatabase, reader: ReadService) {
  return once(async () => {
    const { createFeedbackService } = await import('./features/feedback/service.ts');
    return createFeedbackService(database, reader);
  });
}

function keysOf(database: LazyDatabase, token: string) {
  return once(async () => {
    const { createKeyService } = await import('./features/keys/service.ts');
    return createKeyService(database, token);
  });
}

/** In the order of the pool's models. */
const TASKS = ['digit', 'number', 'page'] as const;

function measure(metrics: Metrics, pool: StartedReaders['pool'], crashed: PoolEvents['crashed']): void {
  metrics.watch({
    queued: () => pool.queued,
    inFlight: () => pool.inFlight,
    readerMemory: () => pool.memory,
    models: () => pool.models.map((id, i) => ({ ...id, task: TASKS[i] })),
  });
  pool.observe({
    batches: (sizes) => {
      for (const size of sizes) metrics.batches.observe(size);
    },
    refused: () => metrics.shed.inc(),
    crashed(inFlight, loss) {
      metrics.crashes.inc({ cause: loss.cause, end: loss.signal ?? String(loss.code) });
      crashed(inFlight, loss);
    },
  });
}

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
