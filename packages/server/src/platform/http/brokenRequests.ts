import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Problem, problemDocument } from '../problems.ts';
import { problemOf, sendProblem } from './errors.ts';

/** Answers an address that the router cannot take apart: no hook has run yet, so that the request's id is told here. */
export function answerBadAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id);
  sendProblem(problemOf(error), request, reply);
}

type ParserError = Error & { readonly code?: string };

/** What the parser of HTTP refuses before there is a request; by its code. */
function problemOfParser({ code }: ParserError): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem('request-timeout', 'the request did not arrive in time: send it again, or in parts');
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem(
      'headers-too-large',
      'the head of the request is too large: send fewer or shorter headers',
    );
  return new Problem('invalid-request', 'what was sent is not HTTP/1.1 that can be read');
}

/** Answers what never became a request with a problem document too, and ends the connection. */
export function answerBrokenRequest(error: ParserError, socket: Socket): void {
  // Who has gone hears no answer.
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
