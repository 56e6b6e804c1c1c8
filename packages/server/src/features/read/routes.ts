import type { App } from '../../platform/app.ts';
import { Problem } from '../../platform/problems.ts';
import type { ReadService } from './service.ts';

/** Pictures → readings. */
export async function readRoutes(app: App, { reader }: { readonly reader: ReadService }): Promise<void> {
  app.addContentTypeParser(
    /^(image\/|application\/octet-stream)/,
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );
  app.post('/v1/read', async (request) => {
    if (!Buffer.isBuffer(request.body)) throw new Problem('no-picture', 'the body has to be a picture');
    return reader.read(request.body, {}, { caller: request.ip });
  });
}
