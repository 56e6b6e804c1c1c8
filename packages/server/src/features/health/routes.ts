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
    description: '`ready`, `unused` (not opened yet), or the code of the problem with it.',
    examples: ['ready'],
  }),
});

/** For whoever looks after the server: is it alive, can it read, and how does it do. */
export async function healthRoutes(app: App, { metrics, ready, databaseState }: HealthRoutes): Promise<void> {
  const quiet = { logLevel: 'warn' } as const;
  app.get(
    '/health/live',
    {
      ...quiet,
      schema: {
        operationId: 'healthLive',
        tags: ['operation'],
        summary: 'Whether the process answers',
        description: 'For a liveness probe.',
        response: { 200: Status },
      },
    },
    async () => ({ status: 'live' }),
  );
  app.get(
    '/health/ready',
    {
      ...quiet,
      schema: {
        operationId: 'healthReady',
        tags: ['operation'],
        summary: 'Whether everything can be used now: pictures read, and the database reached',
        description: 'For a readiness probe of a server that has jobs.',
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (_request, reply) => {
      const database = await databaseState();
      const reading = wordOf(ready());
      const all = ready() && (database === 'ready' || database === 'unused');
      return reply.code(all ? 200 : 503).send({ status: wordOf(all), reading, database });
    },
  );
  app.get(
    '/health/ready/reading',
    {
      ...quiet,
      schema: {
        operationId: 'healthReadyReading',
        tags: ['operation'],
        summary: 'Whether pictures can be read now, with or without the database',
        description: 'For a readiness probe of a server that reads alone.',
        response: { 200: Status, 503: Status },
      },
    },
    async (_request, reply) => reply.code(ready() ? 200 : 503).send({ status: wordOf(ready()) }),
  );
  app.get(
    '/metrics',
    {
      ...quiet,
      config: { scope: 'read' },
      schema: {
        operationId: 'metrics',
        tags: ['operation'],
        summary: 'Measures for Prometheus',
        description: 'In the text format of Prometheus.',
        response: { 200: stream('Measures', 'text/plain') },
      },
    },
    async (_request, reply) =>
      reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}

function wordOf(ready: boolean): string {
  return ready ? 'ready' : 'not ready';
}
