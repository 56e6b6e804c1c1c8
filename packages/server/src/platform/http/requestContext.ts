import type { FastifyReply, FastifyRequest } from 'fastify';

/** The caller of a request, and a signal that aborts when the client disconnects. */
export function contextOf(request: FastifyRequest, reply: FastifyReply) {
  return { caller: request.caller.id, signal: disconnected(reply) };
}

/** A signal that aborts when the client disconnects before the answer is complete. */
export function disconnected(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
