import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { Problem } from '../problems.ts';

/**
 * The media type of an answer by the request's `Accept` with its quality values (RFC 9110, 12.5.1); the first one where the request has
 * no preference. @throws Problem not-acceptable
 */
export function negotiate<T extends string>(
  request: FastifyRequest,
  reply: FastifyReply,
  types: readonly T[],
): T {
  vary(reply, 'accept');
  const type = new Negotiator(request.raw).mediaType([...types]);
  if (type === undefined) throw new Problem('not-acceptable', `there are ${types.join(', ')}`);
  return type as T;
}

/** Adds a name to `Vary`, which other parts of the server may have set. */
function vary(reply: FastifyReply, name: string): void {
  const names = [reply.getHeader('vary') ?? []].flat().join(', ').split(', ').filter(Boolean);
  if (!names.some((other) => other.toLowerCase() === name)) reply.header('vary', [...names, name].join(', '));
}
