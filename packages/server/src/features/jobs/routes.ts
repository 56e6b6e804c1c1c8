import { Readable } from 'node:stream';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../../platform/app.ts';
import { negotiate } from '../../platform/http/accept.ts';
import { formParts } from '../../platform/http/forms.ts';
import { stream } from '../../platform/http/streamSchema.ts';
import { Problem } from '../../platform/problems.ts';
import { END_ID, jobEvents } from './events.ts';
import { jobLimits } from './limits.ts';
import { multipartPictures, spooledZip } from './pictures.ts';
import { csvHead, csvLines, jsonLine } from './results.ts';
import {
  JobHeaders,
  JobOptions,
  JobParams,
  JobSchema,
  JobsQuery,
  JobsSchema,
  PAGE,
  ResultsQuery,
} from './schemas.ts';
import type { JobService, Viewer } from './service.ts';
import { isOver } from './view.ts';
import type { NamedPicture } from './zip.ts';

export type JobRoutes = {
  readonly jobs: JobService;
  readonly viewer: (request: FastifyRequest) => Viewer;
};

/** Batches: POST /v1/jobs and what belongs to it. */
export async function jobRoutes(app: App, { jobs, viewer }: JobRoutes): Promise<void> {
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

  // Those who watch a job are let go when the server ends; they connect again.
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());

  async function create(request: FastifyRequest, query: JobOptions) {
    const { options, pictures } = await received(request, query);
    const key = request.headers['idempotency-key'];
    const idempotencyKey = typeof key === 'string' ? unquoted(key) : null;
    const bytes = Number(request.headers['content-length'] ?? 0);
    return jobs.create({ caller: viewer(request).caller, options, idempotencyKey, pictures, bytes });
  }

  app.post(
    '/v1/jobs',
    {
      bodyLimit: jobLimits.totalBytes,
      config: {
        scope: 'write',
        body: { fields: JobOptions, also: ['multipart/form-data', 'application/zip'] },
      },
      schema: {
        tags: ['jobs'],
        operationId: 'createJob',
        summary: 'Send many pictures, or a ZIP of them, to be read one after the other',
        description:
          'Send a form with files (fields before the first file), or a ZIP as the body. The answer comes once all pictures are stored; `Location` is the address of the job.',
        querystring: JobOptions,
        headers: JobHeaders,
        response: { 202: JobSchema },
      },
    },
    async (request, reply) => {
      const { job, replayed } = await create(request, request.query).catch((error: unknown) => {
        // What is left of the body is not waited for.
        if (!request.raw.readableEnded) reply.header('connection', 'close');
        throw error;
      });
      if (replayed) reply.header('idempotency-replayed', 'true');
      return reply.code(202).header('location', `/v1/jobs/${job.id}`).send(job);
    },
  );

  app.get(
    '/v1/jobs',
    {
      config: { scope: 'read' },
      schema: {
        tags: ['jobs'],
        operationId: 'listJobs',
        summary: 'Your jobs, newest first',
        description:
          'In pages: pass `next` of one page as `before` of the next one. Administrators see the jobs of all callers.',
        querystring: JobsQuery,
        response: { 200: JobsSchema },
      },
    },
    async (request) => {
      const { limit = PAGE, before = null } = request.query;
      const page = await jobs.list(viewer(request), { before, limit });
      return { jobs: page, next: page.length === limit ? page[limit - 1].id : null };
    },
  );

  const one = (operationId: string, summary: string, description: string) => ({
    operationId,
    tags: ['jobs'],
    summary,
    description,
    params: JobParams,
    response: { 200: JobSchema },
  });

  app.get(
    '/v1/jobs/:id',
    {
      config: { scope: 'read' },
      schema: one(
        'getJob',
        'How far a job is',
        '`read`, `failed` and `waiting` add up to `total`, except in a cancelled job.',
      ),
    },
    (request) => jobs.get(request.params.id, viewer(request)),
  );

  app.post(
    '/v1/jobs/:id/cancel',
    {
      config: { scope: 'write' },
      schema: one(
        'cancelJob',
        'Read no more of a job; what was read stays',
        'Pictures that are being read now may still get a result.',
      ),
    },
    (request) => jobs.cancel(request.params.id, viewer(request)),
  );

  app.post(
    '/v1/jobs/:id/retry',
    {
      config: { scope: 'write' },
      schema: one(
        'retryJob',
        'Read again what failed, where that may help',
        'Only pictures whose problem may pass are read again, such as those refused while the server was overloaded.',
      ),
    },
    (request) => jobs.retry(request.params.id, viewer(request)),
  );

  app.delete(
    '/v1/jobs/:id',
    {
      config: { scope: 'write' },
      schema: {
        tags: ['jobs'],
        operationId: 'deleteJob',
        summary: 'Delete a job with its pictures and results',
        description: 'A job that is still being read is stopped.',
        params: JobParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await jobs.delete(request.params.id, viewer(request));
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/v1/jobs/:id/events',
    {
      // It would hold events back until a block is full.
      compress: false,
      config: { scope: 'read' },
      schema: {
        tags: ['jobs'],
        operationId: 'jobEvents',
        summary: 'Progress as server-sent events: `progress`, then `end`',
        description:
          'Each event has the whole job, so a client that reconnects has missed nothing. A client that reconnects after `end` gets 204, which stops an EventSource.',
        params: JobParams,
        response: {
          200: stream('The job at each change', 'text/event-stream'),
          204: Type.Null({ description: 'The client has seen the end' }),
        },
      },
    },
    async (request, reply) => {
      const hasSeenEnd = request.headers['last-event-id'] === END_ID;
      if (hasSeenEnd && isOver(await jobs.get(request.params.id, viewer(request))))
        return reply.code(204).send(null);
      const over = AbortSignal.any([whenGone(reply), closing.signal]);
      const views = await jobs.watch(request.params.id, viewer(request), over);
      return reply
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .type('text/event-stream; charset=utf-8')
        .send(Readable.from(jobEvents(views), { objectMode: false }));
    },
  );

  app.get(
    '/v1/jobs/:id/results',
    {
      config: { scope: 'read' },
      schema: {
        tags: ['jobs'],
        operationId: 'jobResults',
        summary: 'Every picture in the order of the request, with its result as far as there is one',
        description:
          'One JSON object a line (`application/x-ndjson`, or `application/jsonl` by `Accept`), or CSV with one line for each reading.',
        params: JobParams,
        querystring: ResultsQuery,
        response: {
          200: stream('A line for each picture', 'application/x-ndjson', 'application/jsonl', 'text/csv'),
        },
      },
    },
    async (request, reply) => {
      const type =
        typeOf(request.query.format) ??
        negotiate(request, reply, ['application/x-ndjson', 'application/jsonl', 'text/csv']);
      const items = await jobs.items(request.params.id, viewer(request));
      if (type !== 'text/csv') return reply.type(type).send(textOf('', items, jsonLine));
      return reply
        .type('text/csv; charset=utf-8; header=present')
        .header('content-disposition', `attachment; filename="${request.params.id}.csv"`)
        .send(textOf(csvHead, items, csvLines));
    },
  );
}

/** What a POST brings: options from the query and from form fields before the first file, and pictures still to arrive. */
async function received(
  request: FastifyRequest,
  query: JobOptions,
): Promise<{ options: JobOptions; pictures: AsyncIterable<NamedPicture> }> {
  if (!request.isMultipart()) {
    if (!(request.body instanceof Readable)) {
      throw new Problem('no-picture', 'the body has to be multipart/form-data with pictures, or a ZIP');
    }
    return { options: checked(query), pictures: spooledZip(request.body) };
  }
  const parts = formParts(request);
  const fields: Record<string, unknown> = {};
  for (;;) {
    const { done, value: part } = await parts.next();
    if (done || part.type === 'file') {
      const options = checked({ ...query, ...optionsOf(fields) });
      return { options, pictures: multipartPictures(parts, done ? null : part) };
    }
    fields[part.fieldname] = part.value;
  }
}

/** Form fields are text; what they mean is said by the schema of the query. */
function optionsOf(fields: Readonly<Record<string, unknown>>): JobOptions {
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!(name in JobOptions.properties)) {
      const known = Object.keys(JobOptions.properties).join(', ');
      throw new Problem('invalid-request', `there is no option ${name}; there are ${known}`);
    }
    options[name] = name === 'expect' ? value : numberOf(name, value);
  }
  return options;
}

function numberOf(name: string, value: unknown): number {
  const number = Number(value);
  if (Number.isNaN(number))
    throw new Problem('invalid-options', `${name} is ${JSON.stringify(value)}, wanted a number`);
  return number;
}

/** Options that make no sense are refused now, not a thousand times later. */
function checked(options: JobOptions): JobOptions {
  const { expect, maxError, top } = options;
  const wrong = (detail: string): Problem => new Problem('invalid-options', detail);
  if (maxError !== undefined && !(maxError > 0 && maxError < 1)) {
    throw wrong(`maxError is ${maxError}, wanted a share above 0 and below 1`);
  }
  if (top !== undefined && !(Number.isInteger(top) && top >= 1 && top <= 100)) {
    throw wrong(`top is ${top}, wanted a whole number from 1 to 100`);
  }
  try {
    if (expect !== undefined) parseExpectText(expect);
  } catch (error) {
    throw wrong((error as Error).message);
  }
  return options;
}

/** The key of a string as draft-ietf-httpapi-idempotency-key-header wants it (RFC 9651, 3.3.3), or of bare text. */
function unquoted(text: string): string {
  const [, inner] = /^"((?:[^"\\]|\\["\\])*)"$/.exec(text) ?? [];
  return inner?.replaceAll(/\\(.)/g, '$1') ?? text;
}

function typeOf(format: 'jsonl' | 'csv' | undefined) {
  return format && ({ jsonl: 'application/x-ndjson', csv: 'text/csv' } as const)[format];
}

function whenGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => controller.abort());
  return controller.signal;
}

function textOf<Item>(head: string, items: AsyncIterable<Item>, write: (item: Item) => string): Readable {
  async function* lines(): AsyncGenerator<string> {
    yield head;
    let held = '';
    for await (const item of items) {
      held += write(item);
      if (held.length < BLOCK) continue;
      yield held;
      held = '';
    }
    yield held;
  }
  return Readable.from(lines(), { objectMode: false });
}

/** Characters written at a time. */
const BLOCK = 64 * 1024;
