import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { App } from '../../platform/app.ts';
import { negotiate } from '../../platform/http/accept.ts';
import { disconnected } from '../../platform/http/requestContext.ts';
import { END_ID, jobEvents } from './events.ts';
import { jobLimits } from './limits.ts';
import { idempotencyKeyOf, received } from './received.ts';
import { csvHead, csvLines, inBlocks, jsonLine } from './results.ts';
import * as options from './routeOptions.ts';
import { type JobOptions, PAGE } from './schemas.ts';
import type { JobService, Viewer } from './service.ts';
import { isOver } from './view.ts';

export type JobRoutes = {
  readonly jobs: () => Promise<JobService>;
  readonly viewer: (request: FastifyRequest) => Viewer;
};

/** Jobs: many pictures, read in the background. */
export async function jobRoutes(app: App, routes: JobRoutes): Promise<void> {
  await takeForms(app);
  addCreation(app, routes);
  addList(app, routes);
  addChanges(app, routes);
  addEvents(app, routes);
  addResults(app, routes);
}

async function takeForms(app: App): Promise<void> {
  await app.register(multipart, {
    limits: {
      files: jobLimits.pictures,
      parts: jobLimits.pictures + 10,
      fields: 10,
      fieldSize: 1000,
      fileSize: jobLimits.zipBytes,
    },
  });
  app.addContentTypeParser(/^application\/(x-)?zip/, (_request, payload, done) => done(null, payload));
}

function addCreation(app: App, { jobs, viewer }: JobRoutes): void {
  async function create(request: FastifyRequest, query: JobOptions) {
    return (await jobs()).create({
      ...(await received(request, query)),
      caller: viewer(request).caller,
      idempotencyKey: idempotencyKeyOf(request),
      bytes: Number(request.headers['content-length'] ?? 0),
    });
  }

  app.post('/v1/jobs', options.createJob, async (request, reply) => {
    const { job, replayed } = await create(request, request.query).catch((error: unknown) => {
      // The rest of the body is not waited for.
      if (!request.raw.readableEnded) reply.header('connection', 'close');
      throw error;
    });
    if (replayed) reply.header('idempotency-replayed', 'true');
    return reply.code(202).header('location', `/v1/jobs/${job.id}`).send(job);
  });
}

function addList(app: App, { jobs, viewer }: JobRoutes): void {
  app.get('/v1/jobs', options.listJobs, async (request) => {
    const { limit = PAGE, before = null } = request.query;
    const page = await (await jobs()).list(viewer(request), { before, limit });
    return { jobs: page, next: page.length === limit ? page[limit - 1].id : null };
  });

  app.get('/v1/jobs/:id', options.getJob, async (request) =>
    (await jobs()).get(request.params.id, viewer(request)),
  );
}

function addChanges(app: App, { jobs, viewer }: JobRoutes): void {
  app.post('/v1/jobs/:id/cancel', options.cancelJob, async (request) =>
    (await jobs()).cancel(request.params.id, viewer(request)),
  );

  app.post('/v1/jobs/:id/retry', options.retryJob, async (request) =>
    (await jobs()).retry(request.params.id, viewer(request)),
  );

  app.delete('/v1/jobs/:id', options.deleteJob, async (request, reply) => {
    await (await jobs()).delete(request.params.id, viewer(request));
    return reply.code(204).send(null);
  });
}

function addEvents(app: App, { jobs, viewer }: JobRoutes): void {
  // Event streams end when the server closes; their clients reconnect.
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());

  app.get('/v1/jobs/:id/events', options.watchJob, async (request, reply) => {
    const service = await jobs();
    const { id } = request.params;
    const hasSeenEnd = request.headers['last-event-id'] === END_ID;
    if (hasSeenEnd && isOver(await service.get(id, viewer(request)))) return reply.code(204).send(null);
    const over = AbortSignal.any([disconnected(reply), closing.signal]);
    const views = await service.watch(id, viewer(request), over);
    return reply
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .type('text/event-stream; charset=utf-8')
      .send(Readable.from(jobEvents(views), { objectMode: false }));
  });
}

function addResults(app: App, { jobs, viewer }: JobRoutes): void {
  const typeOf = { jsonl: 'application/x-ndjson', csv: 'text/csv' } as const;

  app.get('/v1/jobs/:id/results', options.jobResults, async (request, reply) => {
    const { format } = request.query;
    const type = format ? typeOf[format] : negotiate(request, reply, options.resultTypes);
    const items = await (await jobs()).items(request.params.id, viewer(request));
    if (type !== 'text/csv') return reply.type(type).send(inBlocks('', items, jsonLine));
    return reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="${request.params.id}.csv"`)
      .send(inBlocks(csvHead, items, csvLines));
  });
}
