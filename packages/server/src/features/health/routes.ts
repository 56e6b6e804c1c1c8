import { Type } from 'typebox';
import type { App } from '../../platform/app.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { stream } from '../../platform/streamSchema.ts';

export type HealthRoutes = { readonly metrics: Metrics; readonly ready: () => boolean };

const Status = Type.Object({ status: Type.String({ examples: ['ready'] }) });

/** For whoever looks after the server: is it alive, can it read, and how does it do. */
export async function healthRoutes(app: App, { metrics, ready }: HealthRoutes): Promise<void> {
  const quiet = { logLevel: 'warn' } as const;
  app.get(
    '/health/live',
    {
      ...quiet,
      schema: { tags: ['operation'], summary: 'Whether the process answers', response: { 200: Status } },
    },
    async () => ({ status: 'live' }),
  );
  app.get(
    '/health/ready',
    {
      ...quiet,
      schema: {
        tags: ['operation'],
        summary: 'Whether pictures can be read now',
        response: { 200: Status, 503: Status },
      },
    },
    async (_request, reply) =>
      ready() ? { status: 'ready' } : reply.code(503).send({ status: 'not ready' }),
  );
  app.get(
    '/metrics',
    {
      ...quiet,
      config: { scope: 'read' },
      schema: {
        tags: ['operation'],
        summary: 'Measures for Prometheus',
        response: { 200: stream('Measures', 'text/plain') },
      },
    },
    async (_request, reply) =>
      reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}
