import type { App } from '../app.ts';
import { Problem } from '../problems.ts';

/**
 * Refuses bodies with a `Content-Encoding`, which would otherwise be reported as damaged. Pictures
 * are compressed already, and a body that unpacks to a thousand times its size cannot get in. 415
 * lists the accepted encodings in `Accept-Encoding` (RFC 9110, 15.5.16).
 */
export function refuseCompressedBodies(app: App): void {
  app.addHook('onRequest', async ({ headers }) => {
    const coding = headers['content-encoding'];
    if (coding !== undefined && coding !== 'identity')
      throw new Problem(
        'unsupported-media-type',
        `the body is compressed (Content-Encoding: ${coding}): send it uncompressed`,
        { headers: { 'accept-encoding': 'identity' } },
      );
  });
}
