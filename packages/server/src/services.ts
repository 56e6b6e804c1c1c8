import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyBaseLogger } from 'fastify';
import type { Services } from './app.ts';
import type { Config } from './config.ts';
import { createFeedbackService } from './features/feedback/service.ts';
import { createJobService } from './features/jobs/service.ts';
import { createKeyService } from './features/keys/service.ts';
import { createModelService, foldersOf, startingModels } from './features/models/service.ts';
import { openReaderPool } from './features/read/pool/pool.ts';
import { readService } from './features/read/service.ts';
import { lazyDatabase, openDatabase } from './platform/database.ts';
import { createMetrics } from './platform/metrics.ts';

export type OpenServices = {
  readonly services: Services;
  /** Told once the server listens: commands find it by the database's folder. */
  listening(url: string, log: FastifyBaseLogger): void;
  close(): Promise<void>;
};

/** What a server works with: the readers are started, the database is not opened before somebody needs it. */
export async function openServices(config: Config): Promise<OpenServices> {
  const metrics = createMetrics();
  let url: string | null = null;
  let log: FastifyBaseLogger | null = null;
  const report = (error: unknown) => log?.error({ err: error }, 'failed');
  const models = await startingModels(config);
  const pool = await openReaderPool({
    readers: config.readers,
    queueLength: config.queueLength,
    timeout: config.readTimeout,
    folders: foldersOf(models),
    on: {
      batches: (sizes) => {
        for (const size of sizes) metrics.batches.observe(size);
      },
      refused: () => metrics.shed.inc(),
      crashed(inHand) {
        metrics.crashes.inc();
        log?.error({ inHand }, 'a reader process ended; its pictures are read again, one by one');
      },
    },
  });
  const reader = readService(pool);
  const modelService = createModelService(config, models, (folders) => pool.activate(folders));
  metrics.watch({
    queued: () => pool.queued,
    inHand: () => pool.inHand,
    models: () => pool.models.map((id, i) => ({ ...id, task: i === 0 ? 'digit' : 'number' })),
  });
  const token = randomBytes(24).toString('base64url');
  const database = lazyDatabase(
    () =>
      openDatabase({
        folder: config.dataFolder,
        ...(config.databaseUrl !== null && { url: config.databaseUrl }),
        owner: { ...(url !== null && { url }), token },
      }),
    report,
  );
  const jobs = createJobService({ database, reader, onError: report });
  return {
    services: {
      reader,
      metrics,
      models: modelService,
      jobs,
      feedback: createFeedbackService(database),
      keys: createKeyService(database, token),
      ready: () => pool.ready,
      version: version(),
    },
    listening(at, logger) {
      url = at;
      log = logger;
    },
    async close() {
      await jobs.close();
      await pool.close();
      await database.close();
    },
  };
}

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
