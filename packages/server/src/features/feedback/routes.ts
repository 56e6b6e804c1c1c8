import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { App } from '../../platform/app.ts';
import { Problem } from '../../platform/problems.ts';
import { exportFolder } from './exportFolder.ts';
import { exportIdx } from './exportIdx.ts';
import * as options from './routeOptions.ts';
import { PAGE } from './schemas.ts';
import type { FeedbackService, Viewer } from './service.ts';

export type FeedbackRoutes = {
  readonly feedback: () => Promise<FeedbackService>;
  readonly viewer: (request: FastifyRequest) => Viewer;
};

/** Corrections, for review and training. */
export async function feedbackRoutes(app: App, routes: FeedbackRoutes): Promise<void> {
  addCorrections(app, routes);
  addPictures(app, routes);
  addDeletion(app, routes);
}

function addCorrections(app: App, { feedback, viewer }: FeedbackRoutes): void {
  app.post('/v1/feedback', options.addFeedback, async (request, reply) => {
    const { picture, ...words } = request.body;
    const bytes = picture === undefined ? {} : { picture: fromBase64(picture) };
    const added = await (await feedback()).add(viewer(request), { ...words, ...bytes });
    return reply.code(201).header('location', `/v1/feedback/${added.id}`).send(added);
  });

  app.get('/v1/feedback', options.listFeedback, async (request) => {
    const { limit = PAGE, before = null } = request.query;
    const page = await (await feedback()).list(viewer(request), { limit, before });
    return { feedback: page, next: page.length === limit ? page[limit - 1].id : null };
  });
}

function addPictures(app: App, { feedback, viewer }: FeedbackRoutes): void {
  app.get('/v1/feedback/:id/picture', options.feedbackPicture, async (request, reply) => {
    const picture = await (await feedback()).picture(viewer(request), request.params.id);
    return reply.type('image/png').send(Buffer.from(picture));
  });

  app.get('/v1/feedback/export', options.exportFeedback, async (request, reply) => {
    const { format = 'folder' } = request.query;
    const pictures = (await feedback()).pictures(viewer(request));
    const zip = format === 'idx' ? exportIdx(pictures) : exportFolder(pictures);
    return reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="feedback-${format}.zip"`)
      .send(Readable.from(zip, { objectMode: false }));
  });
}

function addDeletion(app: App, { feedback, viewer }: FeedbackRoutes): void {
  app.delete('/v1/feedback/:id', options.deleteFeedback, async (request, reply) => {
    await (await feedback()).delete(viewer(request), request.params.id);
    return reply.code(204).send(null);
  });

  app.delete('/v1/feedback', options.deleteOldFeedback, async (request) => {
    const service = await feedback();
    return { deleted: await service.deleteOlder(viewer(request), request.query.olderThanDays) };
  });
}

/** @throws Problem invalid-request */
function fromBase64(text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0)
    throw new Problem('invalid-request', 'picture is not base64');
  return Buffer.from(text, 'base64');
}
