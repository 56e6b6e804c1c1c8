import type { App } from '../../platform/app.ts';
import { problemOf } from '../../platform/http/errors.ts';
import { contextOf } from '../../platform/http/requestContext.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { problemDocument } from '../../platform/problems.ts';
import type { ReadContext, ReadOptions, ReadResult } from './contract.ts';
import { explanationView } from './explanationView.ts';
import { type Received, received, type Sent, takePictures } from './received.ts';
import { ReadBody, ReadFields, ReadQuery, ReadResponse } from './schemas.ts';
import type { ReadService } from './service.ts';

export type ReadRoutes = {
  readonly reader: ReadService;
  readonly metrics: Metrics;
  readonly bodyBytes: number;
};

const readRouteOptions = {
  config: {
    scope: 'read',
    body: {
      schema: ReadBody,
      fields: ReadFields,
      also: ['image/png', 'image/jpeg', 'application/pdf', 'multipart/form-data'],
    },
  },
  schema: {
    operationId: 'read',
    tags: ['reading'],
    summary: 'Read the numbers in pictures',
    description:
      'Send one picture or document as the body (PNG, JPEG, WebP, TIFF, PDF, BMP, GIF, PBM, PGM or PPM), several as files of a form, or JSON. Each text line gives one reading. Readings of a document have a `page`.',
    querystring: ReadQuery,
    response: { 200: ReadResponse },
  },
} as const;

/** Pictures → readings. */
export async function readRoutes(app: App, { bodyBytes, ...services }: ReadRoutes): Promise<void> {
  await takePictures(app, bodyBytes);
  app.post('/v1/read', readRouteOptions, async (request, reply) => {
    const all = await received(request, request.query);
    const start = performance.now();
    const context = contextOf(request, reply);
    const answer = all.single
      ? await readOne(services, all.sent[0], all.options, context)
      : { results: await readAll(services, all, context, request.id) };
    return { ...answer, milliseconds: Math.round(100 * (performance.now() - start)) / 100 };
  });
}

type Services = Pick<ReadRoutes, 'reader' | 'metrics'>;

async function readOne(
  { reader, metrics }: Services,
  { content }: Sent,
  options: ReadFields,
  context: ReadContext,
) {
  const { explain, ...reading } = options;
  const result =
    content instanceof Float32Array
      ? await readDigit(reader, content, reading, context)
      : await reader.read(content, reading, context);
  for (const { refusal } of result.readings) metrics.readings.inc({ outcome: refusal ?? 'accepted' });
  if (!explain || result.pages || result.readings.length !== 1 || result.readings[0].digits.length !== 1)
    return result;
  const asked = { kind: 'explain', picture: content, options: reading } as const;
  return { ...result, explanation: explanationView(await reader.run<'explain'>(asked, context)) };
}

async function readDigit(
  reader: ReadService,
  image: Float32Array,
  options: ReadOptions,
  context: ReadContext,
): Promise<ReadResult> {
  const asked = { kind: 'digits', images: [image], options } as const;
  const { readings, models } = await reader.run<'digits'>(asked, context);
  return { readings, models, picture: { width: 28, height: 28, format: 'digit' } };
}

/**
 * A picture that cannot be read does not affect the others; an error of the server fails the
 * request.
 */
function readAll(services: Services, { sent, options }: Received, context: ReadContext, requestId: string) {
  return Promise.all(
    sent.map(async (one) => {
      try {
        return { name: one.name, ...(await readOne(services, one, options, context)) };
      } catch (error) {
        const problem = problemOf(error as Error);
        if (problem.status >= 500 || problem.code === 'invalid-options') throw error;
        return { name: one.name, problem: problemDocument(problem, requestId) };
      }
    }),
  );
}
