import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Multipart } from '@fastify/multipart';
import { isFull, storageFull } from '../../platform/database/databaseProblems.ts';
import { formError } from '../../platform/http/forms.ts';
import { Problem } from '../../platform/problems.ts';
import { jobLimits } from './limits.ts';
import { type NamedPicture, zipPictures } from './zip.ts';

/**
 * The pictures of a multipart body, as they arrive; a ZIP among them yields all of its pictures.
 * Form fields must come before the first file, because the options are needed when the first
 * picture is stored. The caller reads them.
 */
export async function* multipartPictures(
  parts: AsyncIterable<Multipart>,
  first: Multipart | null,
): AsyncGenerator<NamedPicture> {
  try {
    if (first !== null) yield* picturesOf(first);
    for await (const part of parts) yield* picturesOf(part);
  } catch (error) {
    throw formError(error as Error);
  }
}

async function* picturesOf(part: Multipart): AsyncGenerator<NamedPicture> {
  if (part.type === 'field') {
    throw new Problem(
      'invalid-request',
      `the field ${part.fieldname} comes after a file: put the fields first`,
    );
  }
  const name = part.filename || part.fieldname;
  if (isZip(part.mimetype, name)) yield* spooledZip(part.file);
  else yield { name, bytes: await collect(part.file, name) };
}

function isZip(type: string, name: string): boolean {
  return /^application\/(x-)?zip(-compressed)?$/.test(type) || /\.zip$/i.test(name);
}

async function collect(stream: Readable, name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > jobLimits.pictureBytes) {
      throw new Problem('job-too-large', `${name} is larger than ${jobLimits.pictureBytes / 2 ** 20} MiB`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * A ZIP has its directory at the end, so it is written to a file first, in a folder that only this
 * user can open.
 */
export async function* spooledZip(stream: Readable): AsyncGenerator<NamedPicture> {
  const folder = await mkdtemp(join(tmpdir(), 'cifra-zip-')).catch(spoolFull);
  try {
    const path = join(folder, 'pictures.zip');
    await pipeline(stream, limited, createWriteStream(path, { mode: 0o600 })).catch(spoolFull);
    yield* zipPictures(path, jobLimits);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function spoolFull(error: unknown): never {
  if (!isFull(error)) throw error;
  throw storageFull(
    `the disk is too full for a ZIP in ${tmpdir()}: free some space, or set TMPDIR to a larger folder`,
    error,
  );
}

async function* limited(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > jobLimits.zipBytes) {
      throw new Problem(
        'job-too-large',
        `the ZIP is larger than ${jobLimits.zipBytes / 2 ** 20} MiB: send it in parts`,
      );
    }
    yield part;
  }
}
