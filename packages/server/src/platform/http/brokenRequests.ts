import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Problem, problemDocument } from '../problems.ts';
import { problemOf, sendProblem } from './errors.ts';

/**
 * Answers a request whose address the router cannot parse. No hook has run, so the request id is
 * added here.
 */
export function answerBadAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id);
  sendProblem(problemOf(error), request, reply);
}

type ParserError = Error & { readonly code?: string };

/** The problem for an error code of the HTTP parser, which fails before there is a request. */
function problemOfParser({ code }: ParserError): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem('request-timeout', 'the request did not arrive in time: send it again, or in parts');
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem(
      'headers-too-large',
      'the request headers are too large: send fewer or shorter headers',
    );
  return new Problem('invalid-request', 'the data are not valid HTTP/1.1');
}

/** Answers malformed HTTP with a problem document too, and closes the connection. */
export function answerBrokenRequest(error: ParserError, socket: Socket): void {
  // The client has disconnected.
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(rawAnswer(problemOfParser(error)));
  socket.destroy(error);
}

function rawAnswer(problem: Problem): string {
  const id = randomUUID();
  const body = JSON.stringify(problemDocument(problem, id));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${id}`,
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
