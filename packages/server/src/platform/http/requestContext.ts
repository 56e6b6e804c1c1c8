import type { FastifyReply, FastifyRequest } from 'fastify';

/** The caller of a request, and a signal that aborts when the caller disconnects before the answer. */
export function contextOf(request: FastifyRequest, reply: FastifyReply) {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return { caller: request.caller.id, signal: controller.signal };
}
