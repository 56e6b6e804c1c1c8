import { PictureError, type PictureProblem } from '@cifra/node/pictures/pictureError.ts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.ts';
import { isFull, storageFull } from '../database/databaseProblems.ts';
import { Problem, type ProblemCode, problemDocument } from '../problems.ts';
import { invalid } from './validation.ts';

/**
 * Answers every error, and every address or method that does not exist, with a problem document (RFC 9457). Called before any route
 * is added.
 */
export function answerProblems(app: App): void {
  const methodsOf = rememberMethods(app);
  app.setErrorHandler((error: FastifyError, request, reply) =>
    sendProblem(
      isDisconnect(error, request) ? disconnected(error) : advised(problemOf(error), request),
      request,
      reply,
    ),
  );
  app.setNotFoundHandler((request, reply) =>
    sendProblem(notThere(request, methodsOf(pathOf(request))), request, reply),
  );
}

/** Errors of a stream whose other end has gone away. */
const DISCONNECTS: readonly (string | undefined)[] = [
  'ECONNRESET',
  'ERR_STREAM_PREMATURE_CLOSE',
  'FST_MP_PREMATURE_CLOSE',
];

/** Whether the client closed its connection before all of its request had arrived: no fault of the server. */
function isDisconnect({ code }: FastifyError, { raw }: FastifyRequest): boolean {
  return raw.destroyed && !raw.complete && DISCONNECTS.includes(code);
}

function disconnected(cause: Error): Problem {
  return new Problem('request-aborted', 'the client disconnected before its request had arrived', { cause });
}

/** What the framework says of a body without saying what would be right. */
function advised(problem: Problem, request: FastifyRequest): Problem {
  const { bodyLimit, config, url } = request.routeOptions;
  const isOurs = problem.cause === undefined;
  if (isOurs || (problem.code !== 'body-too-large' && problem.code !== 'unsupported-media-type'))
    return problem;
  if (problem.code === 'body-too-large') return tooLarge(bodyLimit);
  const { schema, also = [] } = config.body ?? { schema: {} };
  const taken = [...(schema ? ['application/json'] : []), ...also].join(', ');
  const sent = request.headers['content-type'] ?? 'of no type';
  return new Problem(
    'unsupported-media-type',
    `the body is ${sent}; ${request.method} ${url} takes ${taken}`,
  );
}

/** @param limit bytes */
export function tooLarge(limit: number): Problem {
  const most = limit.toLocaleString('en');
  return new Problem('body-too-large', `a body has at most ${most} bytes here: send less at a time`);
}

function notThere(request: FastifyRequest, methods: readonly string[]): Problem {
  const path = pathOf(request);
  // An address with a part that is too long to be a name takes the method, and is not there all the same.
  if (methods.length === 0 || methods.includes(request.method))
    return new Problem('not-found', `there is no ${request.method} ${path}; GET /docs tells what there is`);
  const allow = methods.join(', ');
  return new Problem('method-not-allowed', `${path} takes ${allow}, not ${request.method}`, {
    headers: { allow },
  });
}

/** Which methods an address takes, by the routes added from now on; those for any address at all do not count. */
function rememberMethods(app: App): (path: string) => readonly string[] {
  const routes: { readonly method: string; readonly parts: readonly string[] }[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    // Of a folder of files only its own address is known here.
    const path = url.replace(/\/\*$/, '/');
    if (path.includes('*')) return;
    for (const each of [method].flat()) routes.push({ method: each, parts: path.split('/') });
  });
  return (path) => {
    const asked = path.split('/');
    const there = routes.filter(({ parts }) => isAt(asked, parts));
    return [...new Set(there.map(({ method }) => method))];
  };
}

function isAt(asked: readonly string[], parts: readonly string[]): boolean {
  return (
    asked.length === parts.length &&
    parts.every((part, i) => (part.startsWith(':') ? asked[i] !== '' : part === asked[i]))
  );
}

export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply) {
  if (problem.status >= 500 && problem.code === 'internal')
    request.log.error({ err: problem.cause }, 'failed');
  const document = problemDocument(problem, request.id);
  reply.code(problem.status).headers(problem.headers);
  if (isInference(request)) {
    // Its clients show `error`, and some of them only of a media type that is this to the letter, which a text gets a charset added to.
    const both = { error: problem.message, ...document };
    return reply.type('application/json').send(Buffer.from(JSON.stringify(both)));
  }
  return reply.type('application/problem+json').send(JSON.stringify(document));
}

/** Whether a request is of the Open Inference Protocol, which has an answer to errors of its own. */
function isInference(request: FastifyRequest): boolean {
  return /^\/v2(\/|$)/.test(pathOf(request));
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
  FST_REQ_FILE_TOO_LARGE: 'body-too-large',
  FST_FILES_LIMIT: 'too-many-pictures',
  FST_PARTS_LIMIT: 'invalid-request',
  FST_FIELDS_LIMIT: 'invalid-request',
  FST_PROTO_VIOLATION: 'invalid-request',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media-type',
  FST_NO_FORM_DATA: 'unsupported-media-type',
  FST_ERR_BAD_URL: 'invalid-request',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
};

/** Any error as a problem; what is not known to be the sender's doing is `internal`, and tells nothing of itself. */
export function problemOf(error: FastifyError | Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof PictureError)
    return new Problem(pictureCodes[error.problem], `the picture ${error.message}`, { cause: error });
  if (isFull(error)) return storageFull('no room is left where the server keeps its data: free some', error);
  const { validation, validationContext, code } = error as FastifyError;
  if (validation) return invalid(validationContext ?? 'request', validation);
  // What the sender of files says of an address that leads out of its folder, or is too long for a name.
  if (isOfFiles(error)) return new Problem('not-found', 'there is nothing at this address', { cause: error });
  const known = foreignCodes[code] ?? (isSenders(error) ? 'invalid-request' : undefined);
  if (known) return new Problem(known, error.message, { cause: error });
  return new Problem('internal', 'the request could not be answered; the log of the server says why', {
    cause: error,
  });
}

function isOfFiles(error: Error): boolean {
  const { statusCode, code } = error as FastifyError;
  return statusCode === 403 || statusCode === 404 || code === 'ENAMETOOLONG';
}

/** What plugins and the framework call the sender's fault. */
function isSenders(error: Error): boolean {
  const { statusCode } = error as FastifyError;
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500;
}
