import type { Client } from '@cifra/client/client.ts';
import type { GetDatasetDigitAnswer, NearestAnswer } from '@cifra/client/generated.ts';
import { DIGIT_SIDE, type DigitImage, type Reading } from '@cifra/core/base/types.ts';
import { base64 } from '@cifra/training/evaluation/page/base64.ts';
import { signal } from '@preact/signals';
import { FaultError } from '../platform/fault.ts';
import { serverOptions } from './options.ts';

/** True if the page comes from a server that also reads. */
export const serverThere = signal(false);
/** True if pictures are read on the server; off unless the visitor turns it on. */
export const onServer = signal(false);

/**
 * Checks at each visit. The client is loaded with the first request, which most visits never make.
 */
export async function lookForServer(): Promise<void> {
  try {
    const address = new URL('v1/models', document.baseURI);
    const response = await fetch(address, { headers: { accept: 'application/json' } });
    serverThere.value = response.ok && /\bjson\b/.test(response.headers.get('content-type') ?? '');
  } catch {
    serverThere.value = false;
  }
}

/** Returns the readings of a picture file. @throws FaultError `no-answer` or `problem` */
export async function readOnServer(picture: Blob, signal: AbortSignal): Promise<readonly Reading[]> {
  const request = { body: picture, signal, ...serverOptions.value };
  return (await ask((server) => server.readPicture(request))).readings;
}

export type Correction = {
  /** The right number. */
  readonly label: string;
  readonly readAs: string;
  readonly picture: Blob;
};

/** Sends a correction, after the visitor agreed. @throws FaultError `no-answer` or `problem` */
export async function sendFeedback({ label, readAs, picture }: Correction): Promise<void> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const body = { label, readAs, picture: base64(bytes), keepPicture: true };
  await ask((server) => server.addFeedback({ body }));
}

/**
 * Returns the training digits most similar to a digit, by the server's model. @throws FaultError
 * `no-answer` or `problem`
 */
export function nearestOnServer(image: DigitImage, signal: AbortSignal): Promise<NearestAnswer> {
  const row = (_: unknown, y: number) => Array.from(image.subarray(y * DIGIT_SIDE, (y + 1) * DIGIT_SIDE));
  const digit = Array.from({ length: DIGIT_SIDE }, row);
  return ask((server) => server.nearest({ body: { digit, inkValue: 1 }, signal }));
}

/**
 * Returns a digit of a data set, by the hash of its images. @throws FaultError `no-answer` or
 * `problem`
 */
export function datasetDigit(
  sha256: string,
  row: number,
  signal: AbortSignal,
): Promise<GetDatasetDigitAnswer> {
  return ask((server) => server.getDatasetDigit({ sha256, row, signal }));
}

async function ask<T>(question: (server: Client) => Promise<T>): Promise<T> {
  const client = await import('./serverClient.ts').catch((cause) => {
    throw new FaultError({ code: 'no-answer' }, 'the client could not be loaded', cause);
  });
  return client.ask(question);
}
