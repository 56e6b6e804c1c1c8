import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Services } from './app.ts';
import type { Config } from './config.ts';
import { createModelService, type ModelService } from './features/models/service.ts';
import type { PoolEvents } from './features/read/pool/pool.ts';
import type { ReadService } from './features/read/service.ts';
import { readService } from './features/read/service.ts';
import { isDatabaseIn, type LazyDatabase } from './platform/database/database.ts';
import { stateOf } from './platform/database/databaseState.ts';
import { lazyDatabase, openDatabase } from './platform/database/openDatabase.ts';
import { type Lazy, lazily } from './platform/lazily.ts';
import { createMetrics, type Metrics } from './platform/metrics.ts';
import { seldom } from './platform/seldom.ts';
import type { StartedReaders } from './readers.ts';

export type OpenServices = {
  readonly services: Services;
  /** Told once the server listens: commands find it by the database's folder, and what was left to do is gone on with. */
  listening(url: string, log: FastifyBaseLogger): void;
  close(): Promise<void>;
};

const START_AGAIN_MS = 5000;

/** What a server works with. The database, and the features that need it, are not loaded before somebody asks for them. */
export function openServices(config: Config, { pool, models, replaced }: StartedReaders): OpenServices {
  const metrics = createMetrics();
  const reader = readService(pool);
  let url: string | null = null;
  let log: FastifyBaseLogger | null = null;
  const closing = new AbortController();
  const report = seldom((error) => log?.error({ err: error }, 'failed'));
  const token = randomBytes(24).toString('base64url');
  const database = lazyDatabase(
    () =>
      openDatabase({
        folder: config.dataFolder,
        ...(config.databaseUrl !== null && { url: config.databaseUrl }),
        owner: { ...(url !== null && { url }), token },
        onError: report,
      }),
    report,
  );
  const modelService = createModelService(config, models, (folders) => pool.activate(folders));
  const nearest = lazyNearest(config, modelService, report);
  const jobs = lazyJobs(config, database, reader, report);
  measure(metrics, pool, (inFlight, loss) =>
    log?.error({ inFlight, ...loss }, 'a reader process ended; its pictures are read again, one by one'),
  );
  return {
    services: {
      reader,
      metrics,
      models: modelService,
      nearest: nearest.service,
      datasets: lazyDatasets(config, report),
      jobs: jobs.service,
      ...lazyStores(database, reader, token),
      ready: () => pool.ready,
      databaseState: () => stateOf(database, config.databaseUrl !== null),
      version: version(),
    },
    listening(at, logger) {
      url = at;
      log = logger;
      for (const replacement of replaced)
        log.warn(
          replacement,
          'the chosen version of a model is gone; the newest version of the same model reads',
        );
      // Jobs may have been left undone; a folder without a database has none.
      const left = config.databaseUrl !== null || isDatabaseIn(config.dataFolder);
      if (left) void startPersistently(() => jobs.service.start(), closing.signal);
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

/** A database that is away at the start is tried again, since nobody may ever ask for the jobs that wait in it. */
async function startPersistently(start: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      return await start();
    } catch {
      // It has been reported where it failed.
      await setTimeout(START_AGAIN_MS, undefined, { signal, ref: false }).catch(() => {});
    }
  }
}

function lazyJobs(
  { storedBytes }: Config,
  database: LazyDatabase,
  reader: ReadService,
  onError: (error: unknown) => void,
) {
  return lazily(async () => {
    const { createJobService } = await import('./features/jobs/service.ts');
    return createJobService({ database, reader, onError, storedBytes });
  });
}

function lazyNearest({ data, readTimeout }: Config, models: ModelService, onError: (error: unknown) => void) {
  return lazily(async () => {
    const [{ createNearestService }, { startFinder }] = await Promise.all([
      import('./features/nearest/service.ts'),
      import('./features/nearest/finder.ts'),
    ]);
    const model = () => models.active('digit').folder;
    return createNearestService({ data, model, timeout: readTimeout, start: startFinder, onError });
  });
}

function lazyDatasets({ data }: Config, onError: (error: unknown) => void): Services['datasets'] {
  return lazily(async () => {
    const { createDatasetService } = await import('./features/datasets/service.ts');
    return createDatasetService(data, onError);
  }).service;
}

function lazyStores(
  database: LazyDatabase,
  reader: ReadService,
  token: string,
): Pick<Services, 'feedback' | 'keys'> {
  const feedback: Lazy<Services['feedback']> = lazily(async () => {
    const { createFeedbackService } = await import('./features/feedback/service.ts');
    return createFeedbackService(database, reader);
  });
  const keys: Lazy<Services['keys']> = lazily(async () => {
    const { createKeyService } = await import('./features/keys/service.ts');
    return createKeyService(database, token);
  });
  return { feedback: feedback.service, keys: keys.service };
}

function measure(metrics: Metrics, pool: StartedReaders['pool'], crashed: PoolEvents['crashed']): void {
  metrics.watch({
    queued: () => pool.queued,
    inFlight: () => pool.inFlight,
    readerMemory: () => pool.memory,
    models: () => pool.models.map((id, i) => ({ ...id, task: i === 0 ? 'digit' : 'number' })),
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
