import type { Multipart, MultipartFields } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems.ts';

/** The parts of a form, in the order in which they arrive. @throws Problem when the form is malformed or cut off */
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

/** The error of a form's parser as a problem: those that come from busboy have no code. Other errors stay as they are. */
export function formError(error: Error): Error {
  if ('code' in error) return error;
  return new Problem('invalid-request', `the form cannot be read: ${error.message}`, { cause: error });
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
