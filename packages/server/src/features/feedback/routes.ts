import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../../platform/app.ts';
import { stream } from '../../platform/http/streamSchema.ts';
import { Problem } from '../../platform/problems.ts';
import { exportFolder } from './exportFolder.ts';
import { exportIdx } from './exportIdx.ts';
import { PICTURE_BYTES } from './limits.ts';
import {
  AgeQuery,
  ExportQuery,
  FeedbackBody,
  FeedbackList,
  FeedbackParams,
  FeedbackSchema,
  ListQuery,
  PAGE,
} from './schemas.ts';
import type { FeedbackService, Viewer } from './service.ts';

export type FeedbackRoutes = {
  readonly feedback: FeedbackService;
  readonly viewer: (request: FastifyRequest) => Viewer;
};

/** Corrections, for review and training. */
export async function feedbackRoutes(app: App, { feedback, viewer }: FeedbackRoutes): Promise<void> {
  app.post(
    '/v1/feedback',
    {
      bodyLimit: 2 * PICTURE_BYTES,
      config: { scope: 'write' },
      schema: {
        tags: ['feedback'],
        operationId: 'addFeedback',
        summary: 'Say what was really written; the picture is kept only if you allow it',
        description:
          'The picture is re-encoded without its metadata, and kept only with `keepPicture: true`.',
        body: FeedbackBody,
        response: { 201: FeedbackSchema },
      },
    },
    async (request, reply) => {
      const { picture, ...words } = request.body;
      const bytes = picture === undefined ? {} : { picture: fromBase64(picture) };
      const added = await feedback.add(viewer(request), { ...words, ...bytes });
      return reply.code(201).header('location', `/v1/feedback/${added.id}`).send(added);
    },
  );

  app.get(
    '/v1/feedback',
    {
      config: { scope: 'read' },
      schema: {
        tags: ['feedback'],
        operationId: 'listFeedback',
        summary: 'Your corrections, newest first',
        description:
          'In pages: pass `next` of one page as `before` of the next one. Administrators see the corrections of all callers.',
        querystring: ListQuery,
        response: { 200: FeedbackList },
      },
    },
    async (request) => {
      const { limit = PAGE, before = null } = request.query;
      const page = await feedback.list(viewer(request), { limit, before });
      return { feedback: page, next: page.length === limit ? page[limit - 1].id : null };
    },
  );

  app.get(
    '/v1/feedback/:id/picture',
    {
      config: { scope: 'read' },
      schema: {
        tags: ['feedback'],
        operationId: 'feedbackPicture',
        summary: 'The picture of a correction, PNG',
        description: 'Upright, at most 1024 pixels a side, without metadata.',
        params: FeedbackParams,
        response: { 200: stream('The picture', 'image/png') },
      },
    },
    async (request, reply) => {
      const picture = await feedback.picture(viewer(request), request.params.id);
      return reply.type('image/png').send(Buffer.from(picture));
    },
  );

  app.get(
    '/v1/feedback/export',
    {
      config: { scope: 'read' },
      schema: {
        tags: ['feedback'],
        operationId: 'exportFeedback',
        summary: 'All pictures that were kept, by label, as a ZIP to train with',
        description: 'A folder for each label, or with `format=idx` two IDX files as MNIST has them.',
        querystring: ExportQuery,
        response: { 200: stream('A ZIP', 'application/zip') },
      },
    },
    async (request, reply) => {
      const { format = 'folder' } = request.query;
      const pictures = feedback.pictures(viewer(request));
      const zip = format === 'idx' ? exportIdx(pictures) : exportFolder(pictures);
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="feedback-${format}.zip"`)
        .send(Readable.from(zip, { objectMode: false }));
    },
  );

  app.delete(
    '/v1/feedback/:id',
    {
      config: { scope: 'write' },
      schema: {
        tags: ['feedback'],
        operationId: 'deleteFeedback',
        summary: 'Delete a correction',
        description: 'Deletes the correction and its picture.',
        params: FeedbackParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await feedback.delete(viewer(request), request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/v1/feedback',
    {
      config: { scope: 'write' },
      schema: {
        tags: ['feedback'],
        operationId: 'deleteOldFeedback',
        summary: 'Delete corrections by age',
        description: 'Deletes your corrections that are older than a number of days.',
        querystring: AgeQuery,
        response: { 200: Type.Object({ deleted: Type.Integer() }) },
      },
    },
    async (request) => ({
      deleted: await feedback.deleteOlder(viewer(request), request.query.olderThanDays),
    }),
  );
}

function fromBase64(text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) {
    throw new Problem('invalid-request', 'picture is not base64');
  }
  return Buffer.from(text, 'base64');
}
