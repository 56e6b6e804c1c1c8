import { PictureError, type PictureProblem } from '@cifra/node/pictures/pictureError.ts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app.ts';
import { Problem, type ProblemCode, problemDocument } from './problems.ts';

/** Answers every error, and every address that does not exist, with a problem document (RFC 9457). */
export function answerProblems(app: App): void {
  app.setErrorHandler((error: FastifyError, request, reply) => send(toProblem(error), request, reply));
  app.setNotFoundHandler((request, reply) =>
    send(new Problem('not-found', `there is no ${request.method} ${pathOf(request)}`), request, reply),
  );
}

function send(problem: Problem, request: FastifyRequest, reply: FastifyReply) {
  if (problem.status >= 500 && problem.code === 'internal')
    request.log.error({ err: problem.cause }, 'failed');
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type('application/problem+json')
    .send(JSON.stringify(problemDocument(problem, request.id)));
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?')[0];
}

const pictureCodes: Readonly<Record<PictureProblem, ProblemCode>> = {
  empty: 'no-picture',
  'too-large': 'picture-too-large',
  damaged: 'picture-damaged',
  unsupported: 'picture-unsupported',
  'not-a-picture': 'picture-unsupported',
  missing: 'internal',
  folder: 'internal',
  unreadable: 'internal',
};

/** Codes of Fastify and its plugins that are the sender's doing. */
const foreignCodes: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid-json',
};

/** Any error as a problem; what is not known to be the sender's doing is `internal`, and tells nothing of itself. */
export function toProblem(error: FastifyError | Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof PictureError)
    return new Problem(pictureCodes[error.problem], `the picture ${error.message}`, { cause: error });
  const { validation, validationContext, code } = error as FastifyError;
  if (validation) {
    const errors = validation.map(({ instancePath, message }) => ({
      pointer: instancePath,
      detail: message,
    }));
    const first = errors[0];
    return new Problem(
      'invalid-request',
      `${validationContext}${first?.pointer ?? ''} ${first?.detail ?? 'is not right'}`,
      {
        members: { errors },
      },
    );
  }
  const known = foreignCodes[code];
  if (known) return new Problem(known, error.message, { cause: error });
  return new Problem('internal', 'the request could not be answered; the log of the server says why', {
    cause: error,
  });
}
