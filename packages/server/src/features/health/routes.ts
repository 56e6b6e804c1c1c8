import { Type } from 'typebox';
import type { App } from '../../platform/app.ts';
import type { DatabaseState } from '../../platform/database/databaseState.ts';
import { stream } from '../../platform/http/streamSchema.ts';
import type { Metrics } from '../../platform/metrics.ts';

export type HealthRoutes = {
  readonly metrics: Metrics;
  readonly ready: () => boolean;
  readonly databaseState: () => Promise<DatabaseState>;
};

const Status = Type.Object({ status: Type.String({ examples: ['ready'] }) });

const Readiness = Type.Object({
  status: Type.String({ examples: ['ready'] }),
  reading: Type.String({ examples: ['ready'] }),
  database: Type.String({
    description: '`ready`, `unused` (not opened yet), or the code of its problem.',
    examples: ['ready'],
  }),
});

const quiet = { logLevel: 'warn' } as const;

const live = {
  ...quiet,
  schema: {
    operationId: 'healthLive',
    tags: ['operation'],
    summary: 'Check if the process responds',
    description: 'For a liveness probe.',
    response: { 200: Status },
  },
} as const;

const readiness = {
  ...quiet,
  schema: {
    operationId: 'healthReady',
    tags: ['operation'],
    summary: 'Check if everything is ready: reading and the database',
    description: 'For a readiness probe of a server with jobs.',
    response: { 200: Readiness, 503: Readiness },
  },
} as const;

const readingReadiness = {
  ...quiet,
  schema: {
    operationId: 'healthReadyReading',
    tags: ['operation'],
    summary: 'Check if pictures can be read, regardless of the database',
    description: 'For a readiness probe of a server that only reads.',
    response: { 200: Status, 503: Status },
  },
} as const;

const scrape = {
  ...quiet,
  config: { scope: 'read' },
  schema: {
    operationId: 'metrics',
    tags: ['operation'],
    summary: 'Get metrics for Prometheus',
    description: 'In the text format of Prometheus.',
    response: { 200: stream('Metrics', 'text/plain') },
  },
} as const;

/** For operators: is the server alive, can it read, and how is it doing. */
export async function healthRoutes(app: App, { metrics, ready, databaseState }: HealthRoutes): Promise<void> {
  app.get('/health/live', live, async () => ({ status: 'live' }));

  app.get('/health/ready', readiness, async (_request, reply) => {
    const database = await databaseState();
    const reading = wordOf(ready());
    const all = ready() && (database === 'ready' || database === 'unused');
    return reply.code(all ? 200 : 503).send({ status: wordOf(all), reading, database });
  });

  app.get('/health/ready/reading', readingReadiness, async (_request, reply) =>
    reply.code(ready() ? 200 : 503).send({ status: wordOf(ready()) }),
  );

  app.get('/metrics', scrape, async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}

function wordOf(ready: boolean): string {
  return ready ? 'ready' : 'not ready';
}
