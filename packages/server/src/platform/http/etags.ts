import etag from '@fastify/etag';
import fresh from 'fresh';
import type { App } from '../app.ts';

/**
 * Gives the answers of routes that are added after it an ETag, and answers 304 where `If-None-Match` has it: alone, in a list, or as `*`
 * (RFC 9110, 13.1.2). Tags are weak: the same one stands for the plain answer and for the compressed one.
 */
export async function tagAnswers(app: App): Promise<void> {
  await app.register(etag, { weak: true, replyWith304: false });
  app.addHook('onSend', async (request, reply, payload) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || reply.statusCode !== 200) return payload;
    // Not `Cache-Control: no-cache`, which is for caches on the way: `fetch` adds it to each conditional request.
    const conditions = { 'if-none-match': request.headers['if-none-match'] };
    if (!fresh(conditions, { etag: String(reply.getHeader('etag')) })) return payload;
    reply.code(304);
    return '';
  });
}
