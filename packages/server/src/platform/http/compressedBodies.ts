import type { App } from '../app.ts';
import { Problem } from '../problems.ts';

/**
 * Refuses bodies that are compressed as a whole, which would else be told to be damaged: pictures are compressed already, and what
 * unpacks to a thousand times its size has no way in. RFC 9110, 15.5.16: 415 says by `Accept-Encoding` what would be taken.
 */
export function refuseCompressedBodies(app: App): void {
  app.addHook('onRequest', async ({ headers }) => {
    const coding = headers['content-encoding'];
    if (coding !== undefined && coding !== 'identity')
      throw new Problem(
        'unsupported-media-type',
        `the body is compressed (Content-Encoding: ${coding}): send it as it is`,
        { headers: { 'accept-encoding': 'identity' } },
      );
  });
}
