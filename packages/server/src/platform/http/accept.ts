import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { Problem } from '../problems.ts';

/**
 * Chooses the media type of an answer by the request's `Accept` with its quality values (RFC 9110,
 * 12.5.1). Without a preference it is the first type. @throws Problem not-acceptable
 */
export function negotiate<T extends string>(
  request: FastifyRequest,
  reply: FastifyReply,
  types: readonly T[],
): T {
  vary(reply, 'accept');
  const type = new Negotiator(request.raw).mediaType([...types]);
  if (type === undefined) throw new Problem('not-acceptable', `the available types are ${types.join(', ')}`);
  return type as T;
}

/** Adds a name to `Vary`, keeping the names that other parts of the server added. */
function vary(reply: FastifyReply, name: string): void {
  const names = [reply.getHeader('vary') ?? []].flat().join(', ').split(', ').filter(Boolean);
  if (!names.some((other) => other.toLowerCase() === name)) reply.header('vary', [...names, name].join(', '));
}
