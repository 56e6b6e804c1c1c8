import etag from '@fastify/etag';
import fresh from 'fresh';
import type { App } from '../app.ts';

/**
 * Adds an ETag to the answers of routes that are added after it, and answers 304 if `If-None-Match`
 * has the tag, by itself, in a list, or as `*` (RFC 9110, 13.1.2). Tags are weak, because the plain
 * and the compressed answer have the same one.
 */
export async function tagAnswers(app: App): Promise<void> {
  await app.register(etag, { weak: true, replyWith304: false });
  app.addHook('onSend', async (request, reply, payload) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || reply.statusCode !== 200) return payload;
    // Without `Cache-Control: no-cache`, which is meant for caches in between: `fetch` adds it to
    // each conditional request.
    const conditions = { 'if-none-match': request.headers['if-none-match'] };
    if (!fresh(conditions, { etag: String(reply.getHeader('etag')) })) return payload;
    reply.code(304);
    return '';
  });
}
