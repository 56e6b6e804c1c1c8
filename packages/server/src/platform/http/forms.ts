import type { Multipart, MultipartFields } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems.ts';

/**
 * The parts of a form in the order of arrival.
 * @throws Problem if the form is malformed or truncated
 */
export async function* formParts(request: FastifyRequest): AsyncGenerator<Multipart> {
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') refuseFileWithoutName(part);
      yield part;
    }
  } catch (error) {
    throw formError(error as Error);
  }
}

/**
 * Turns errors of busboy, the parser of forms, into a problem: they have no code. Other errors are
 * returned unchanged.
 */
export function formError(error: Error): Error {
  if ('code' in error) return error;
  return new Problem('invalid-request', `the form cannot be parsed: ${error.message}`, { cause: error });
}

type Field = Extract<MultipartFields[string], { type: 'field' }>;

/** A part without `filename` is a field (RFC 7578, 4.2), even if it holds a picture. */
function refuseFileWithoutName({ fieldname, mimetype }: Field): void {
  const holdsFile = fieldname === 'pictures' || /^(image\/|application\/(zip|octet-stream))/.test(mimetype);
  if (holdsFile)
    throw new Problem(
      'no-picture',
      `the part "${fieldname}" has no filename, so it is a field and not a file: add filename="…" to its Content-Disposition`,
    );
}
