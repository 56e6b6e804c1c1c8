import { Readable } from 'node:stream';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import { STYLES } from '@cifra/core/reading/styles.ts';
import type { FastifyRequest } from 'fastify';
import { formParts } from '../../platform/http/forms.ts';
import { Problem } from '../../platform/problems.ts';
import { multipartPictures, spooledZip } from './pictures.ts';
import { JobOptions } from './schemas.ts';
import type { NamedPicture } from './zip.ts';

export type Received = {
  readonly options: JobOptions;
  /** Still to arrive. */
  readonly pictures: AsyncIterable<NamedPicture>;
};

/**
 * Reads the options of a new job, from the query and from form fields before the first file, and
 * prepares the stream of its pictures. @throws Problem
 */
export async function received(request: FastifyRequest, query: JobOptions): Promise<Received> {
  if (request.isMultipart()) return fromForm(request, query);
  if (request.body instanceof Readable)
    return { options: checked(query), pictures: spooledZip(request.body) };
  throw new Problem('no-picture', 'send pictures as multipart/form-data, or a ZIP as the body');
}

async function fromForm(request: FastifyRequest, query: JobOptions): Promise<Received> {
  const parts = formParts(request);
  const fields: Record<string, unknown> = {};
  for (;;) {
    const { done, value: part } = await parts.next();
    if (done || part.type === 'file') {
      const options = checked({ ...query, ...optionsOf(fields) });
      return { options, pictures: multipartPictures(parts, done ? null : part) };
    }
    fields[part.fieldname] = part.value;
  }
}

/** Form fields are text; the schema of the query gives their types. */
function optionsOf(fields: Readonly<Record<string, unknown>>): JobOptions {
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!(name in JobOptions.properties)) {
      const known = Object.keys(JobOptions.properties).join(', ');
      throw new Problem('invalid-request', `unknown option ${name}; the options are ${known}`);
    }
    options[name] = TEXTS.has(name) ? value : name === 'print' ? yesOrNo(name, value) : numberOf(name, value);
  }
  return options;
}

const TEXTS: ReadonlySet<string> = new Set(['expect', 'style']);

function yesOrNo(name: string, value: unknown): boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  throw new Problem('invalid-options', `${name} is ${JSON.stringify(value)}, expected true or false`);
}

function numberOf(name: string, value: unknown): number {
  const number = Number(value);
  if (Number.isNaN(number))
    throw new Problem('invalid-options', `${name} is ${JSON.stringify(value)}, expected a number`);
  return number;
}

/** Refuses wrong options now, not once for each picture. */
function checked(options: JobOptions): JobOptions {
  const { expect, maxError, top, style } = options;
  const wrong = (detail: string): Problem => new Problem('invalid-options', detail);
  if (maxError !== undefined && !(maxError > 0 && maxError < 1))
    throw wrong(`maxError is ${maxError}, expected a number above 0 and below 1`);
  if (top !== undefined && !(Number.isInteger(top) && top >= 1 && top <= 100))
    throw wrong(`top is ${top}, expected a whole number from 1 to 100`);
  if (style !== undefined && !STYLES.includes(style))
    throw wrong(`style is ${JSON.stringify(style)}, expected ${STYLES.join(', ')}`);
  try {
    if (expect !== undefined) parseExpectText(expect);
  } catch (error) {
    throw wrong((error as Error).message);
  }
  return options;
}

/**
 * The `Idempotency-Key` of a request, as draft-ietf-httpapi-idempotency-key-header defines it (a
 * string of RFC 9651, 3.3.3), or as bare text; null if there is none.
 */
export function idempotencyKeyOf({ headers }: FastifyRequest): string | null {
  const text = headers['idempotency-key'];
  if (typeof text !== 'string') return null;
  const [, inner] = /^"((?:[^"\\]|\\["\\])*)"$/.exec(text) ?? [];
  return inner?.replaceAll(/\\(.)/g, '$1') ?? text;
}
