import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { App } from '../../platform/app.ts';
import { inkOf } from '../../platform/http/digitRows.ts';
import { tooLarge } from '../../platform/http/errors.ts';
import { formError, formParts } from '../../platform/http/forms.ts';
import { checker } from '../../platform/http/validation.ts';
import { Problem } from '../../platform/problems.ts';
import { type ReadBody, ReadBody as ReadBodySchema, ReadFields, type ReadQuery } from './schemas.ts';

/** Maximum number of pictures in one request; jobs take more. */
const MOST_PICTURES = 64;

/** A picture of a request: a file's bytes, or a digit in MNIST's frame, ink in [0, 1]. */
export type Sent = { readonly name: string; readonly content: Uint8Array | Float32Array };

/** The content of a request to read, whatever its form. */
export type Received = {
  readonly sent: readonly Sent[];
  readonly options: ReadFields;
  /**
   * True if the body was one picture. Then the answer is the result of this picture instead of a
   * list.
   */
  readonly single: boolean;
};

const checkBody = checker(ReadBodySchema, 'body');
const checkFields = checker(Type.Object(ReadFields.properties, { additionalProperties: false }), 'field ');

/** Media types of bodies that are one picture; its format is found from its first bytes. */
const PICTURE_BODY = /^(image\/|application\/(octet-stream|pdf))/;

/** Lets routes take pictures as bodies, and forms with files. */
export async function takePictures(app: App, bodyBytes: number): Promise<void> {
  await app.register(multipart, {
    limits: {
      files: MOST_PICTURES,
      parts: MOST_PICTURES + 10,
      fields: 10,
      fieldSize: 2000,
      fileSize: bodyBytes,
    },
  });
  app.addContentTypeParser(PICTURE_BODY, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/**
 * Reads the pictures of a request. Fields of a form or of JSON take precedence over the query.
 * @throws Problem
 */
export async function received(request: FastifyRequest, query: ReadQuery): Promise<Received> {
  if (request.isMultipart()) return fromForm(request, query);
  if (Buffer.isBuffer(request.body)) return fromBytes(request.body, query);
  if (request.body === undefined || request.body === null) throw none();
  return fromJson(checkBody(request.body), query);
}

function fromBytes(bytes: Buffer, options: ReadQuery): Received {
  if (bytes.length === 0) throw none();
  return { sent: [{ name: 'body', content: bytes }], options, single: true };
}

async function fromForm(request: FastifyRequest, query: ReadQuery): Promise<Received> {
  const sent: Sent[] = [];
  const fields: Record<string, unknown> = {};
  const most = request.routeOptions.bodyLimit;
  // The parser of forms limits each file, but not the whole body.
  let left = most;
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(most);
  try {
    for await (const part of formParts(request)) {
      if (part.type === 'field') fields[part.fieldname] = part.value;
      else {
        const content = await part.toBuffer();
        left -= content.length;
        if (left < 0) throw tooLarge(most);
        sent.push({ name: part.filename || part.fieldname, content });
      }
    }
  } catch (error) {
    throw isTooMany(error) ? tooMany() : formError(error as Error);
  }
  if (sent.length === 0) throw none();
  const options = checkFields(Value.Convert(Type.Object(ReadFields.properties), fields));
  return { sent, options: { ...query, ...options }, single: false };
}

function fromJson(body: ReadBody, query: ReadQuery): Received {
  const { pictures = [], digits = [], inkValue = 255, ...options } = body;
  if (pictures.length + digits.length === 0) throw none();
  if (pictures.length + digits.length > MOST_PICTURES) throw tooMany();
  const sent = [
    ...pictures.map((text, i) => ({ name: `pictures/${i}`, content: fromBase64(text) })),
    ...digits.map((rows, i) => ({ name: `digits/${i}`, content: inkOf(rows, inkValue, `body/digits/${i}`) })),
  ];
  return { sent, options: { ...query, ...options }, single: false };
}

function fromBase64(text: string): Uint8Array {
  return Buffer.from(text.slice(text.startsWith('data:') ? text.indexOf(',') + 1 : 0), 'base64');
}

function tooMany(): Problem {
  return new Problem(
    'too-many-pictures',
    `more than ${MOST_PICTURES} pictures in one request; POST /v1/jobs takes thousands`,
  );
}

function none(): Problem {
  return new Problem(
    'no-picture',
    'send a picture as the body (Content-Type: image/png), pictures as the files of a form, or JSON with "pictures" or "digits"',
  );
}

function isTooMany(error: unknown): boolean {
  return (error as { code?: string }).code === 'FST_FILES_LIMIT';
}
