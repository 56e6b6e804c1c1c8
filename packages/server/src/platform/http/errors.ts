import { PictureError, type PictureProblem } from '@cifra/node/pictures/pictureError.ts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.ts';
import { isFull, storageFull } from '../database/databaseProblems.ts';
import { Problem, type ProblemCode, problemDocument } from '../problems.ts';
import { invalid } from './validation.ts';

/**
 * Answers every error, and every unknown address or method, with a problem document (RFC 9457).
 * Call it before any route is added.
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

/** Errors of a stream whose other end has disconnected. */
const DISCONNECTS: readonly (string | undefined)[] = [
  'ECONNRESET',
  'ERR_STREAM_PREMATURE_CLOSE',
  'FST_MP_PREMATURE_CLOSE',
];

/**
 * True if the client disconnected before its whole request had arrived, which is not an error of
 * the server.
 */
function isDisconnect({ code }: FastifyError, { raw }: FastifyRequest): boolean {
  return raw.destroyed && !raw.complete && DISCONNECTS.includes(code);
}

function disconnected(cause: Error): Problem {
  return new Problem('request-aborted', 'the client disconnected before its request had arrived', { cause });
}

/** If the framework refused a body, replaces its problem by one that says what is accepted. */
function advised(problem: Problem, request: FastifyRequest): Problem {
  const { bodyLimit, config, url } = request.routeOptions;
  const isOurs = problem.cause === undefined;
  if (isOurs || (problem.code !== 'body-too-large' && problem.code !== 'unsupported-media-type'))
    return problem;
  if (problem.code === 'body-too-large') return tooLarge(bodyLimit);
  const { schema, also = [] } = config.body ?? { schema: {} };
  const taken = [...(schema ? ['application/json'] : []), ...also].join(', ');
  const sent = request.headers['content-type'] ?? 'missing';
  return new Problem(
    'unsupported-media-type',
    `the content type is ${sent}; ${request.method} ${url} accepts ${taken}`,
  );
}

/** @param limit bytes */
export function tooLarge(limit: number): Problem {
  const most = limit.toLocaleString('en');
  return new Problem('body-too-large', `the body may have at most ${most} bytes: send less at a time`);
}

function notThere(request: FastifyRequest, methods: readonly string[]): Problem {
  const path = pathOf(request);
  // If a parameter in the path is too long, the method is allowed, but the address does not exist.
  if (methods.length === 0 || methods.includes(request.method))
    return new Problem('not-found', `${request.method} ${path} does not exist; see GET /docs`);
  const allow = methods.join(', ');
  return new Problem('method-not-allowed', `${path} accepts ${allow}, not ${request.method}`, {
    headers: { allow },
  });
}

/**
 * Records the routes that are added from now on. Returns a function that lists the methods of an
 * address. Routes that match any address do not count.
 */
function rememberMethods(app: App): (path: string) => readonly string[] {
  const routes: { readonly method: string; readonly parts: readonly string[] }[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    // For a folder of static files, only the address of the folder itself is known.
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
    // Clients of this protocol show `error`. Some require exactly this media type; a string would
    // get a charset added.
    const both = { error: problem.message, ...document };
    return reply.type('application/json').send(Buffer.from(JSON.stringify(both)));
  }
  return reply.type('application/problem+json').send(JSON.stringify(document));
}

/** True for requests of the Open Inference Protocol, which has its own format of errors. */
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
  encrypted: 'picture-unsupported',
  'no-such-page': 'picture-unsupported',
  'not-a-picture': 'picture-unsupported',
  missing: 'internal',
  folder: 'internal',
  unreadable: 'internal',
};

/** Codes of Fastify and its plugins for errors of the client. */
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

/**
 * Turns any error into a problem. Errors that are not known to be the client's become `internal`,
 * without details.
 */
export function problemOf(error: FastifyError | Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof PictureError)
    return new Problem(pictureCodes[error.problem], `the picture ${error.message}`, { cause: error });
  if (isFull(error))
    return storageFull('the disk with the data of the server is full: free some space', error);
  const { validation, validationContext, code } = error as FastifyError;
  if (validation) return invalid(validationContext ?? 'request', validation);
  // The static file plugin refuses addresses outside its folder, and names that are too long.
  if (isOfFiles(error)) return new Problem('not-found', 'this address does not exist', { cause: error });
  const known = foreignCodes[code] ?? (isSenders(error) ? 'invalid-request' : undefined);
  if (known) return new Problem(known, error.message, { cause: error });
  return new Problem('internal', 'the request failed; see the log of the server', {
    cause: error,
  });
}

function isOfFiles(error: Error): boolean {
  const { statusCode, code } = error as FastifyError;
  return statusCode === 403 || statusCode === 404 || code === 'ENAMETOOLONG';
}

/** True if a plugin or the framework reports a client error. */
function isSenders(error: Error): boolean {
  const { statusCode } = error as FastifyError;
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500;
}
