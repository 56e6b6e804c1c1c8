import type { App } from '../../platform/app.ts';
import { problemOf } from '../../platform/http/errors.ts';
import { contextOf } from '../../platform/http/requestContext.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { problemDocument } from '../../platform/problems.ts';
import type { ReadContext, ReadOptions, ReadResult } from './contract.ts';
import { explanationView } from './explanationView.ts';
import { type Received, received, type Sent, takePictures } from './received.ts';
import { ReadBody, ReadQuery, ReadResponse } from './schemas.ts';
import type { ReadService } from './service.ts';

export type ReadRoutes = {
  readonly reader: ReadService;
  readonly metrics: Metrics;
  readonly bodyBytes: number;
};

/** Pictures → readings. */
export async function readRoutes(app: App, { reader, metrics, bodyBytes }: ReadRoutes): Promise<void> {
  await takePictures(app, bodyBytes);
  app.post(
    '/v1/read',
    {
      config: {
        scope: 'read',
        body: {
          schema: ReadBody,
          fields: ReadQuery,
          also: ['image/png', 'image/jpeg', 'multipart/form-data'],
        },
      },
      schema: {
        operationId: 'read',
        tags: ['reading'],
        summary: 'Read the numbers in pictures',
        description:
          'A picture as the body (PNG, JPEG, WebP, TIFF, BMP, GIF, PBM, PGM or PPM), several as the files of a form, or JSON. Every line of digits is a reading of its own.',
        querystring: ReadQuery,
        response: { 200: ReadResponse },
      },
    },
    async (request, reply) => {
      const whole = await received(request, request.query);
      const begun = performance.now();
      const context = contextOf(request, reply);
      const answer = whole.single
        ? await readOne(whole.sent[0], whole.options, context)
        : { results: await readAll(whole, context, request.id) };
      return { ...answer, milliseconds: Math.round(100 * (performance.now() - begun)) / 100 };
    },
  );

  async function readOne({ content }: Sent, options: ReadQuery, context: ReadContext) {
    const { explain, ...reading } = options;
    const result =
      content instanceof Float32Array
        ? await readDigit(content, reading, context)
        : await reader.read(content, reading, context);
    for (const { refusal } of result.readings) metrics.readings.inc({ outcome: refusal ?? 'accepted' });
    if (!explain || result.readings.length !== 1 || result.readings[0].digits.length !== 1) return result;
    const asked = { kind: 'explain', picture: content, options: reading } as const;
    return { ...result, explanation: explanationView(await reader.run<'explain'>(asked, context)) };
  }

  async function readDigit(
    image: Float32Array,
    options: ReadOptions,
    context: ReadContext,
  ): Promise<ReadResult> {
    const { readings, models } = await reader.run<'digits'>(
      { kind: 'digits', images: [image], options },
      context,
    );
    return { readings, models, picture: { width: 28, height: 28, format: 'digit' } };
  }

  /** One picture that cannot be read does not spoil the others; that the server cannot read now, spoils all. */
  function readAll({ sent, options }: Received, context: ReadContext, requestId: string) {
    return Promise.all(
      sent.map(async (one) => {
        try {
          return { name: one.name, ...(await readOne(one, options, context)) };
        } catch (error) {
          const problem = problemOf(error as Error);
          if (problem.status >= 500 || problem.code === 'invalid-options') throw error;
          return { name: one.name, problem: problemDocument(problem, requestId) };
        }
      }),
    );
  }
}
