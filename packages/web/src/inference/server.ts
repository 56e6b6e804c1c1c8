import { DIGIT_SIDE, type DigitImage, type Reading } from '@cifra/core/types.ts';
import { signal } from '@preact/signals';

/** Whether a server answers beside this page. */
export const serverThere = signal(false);
/** Whether pictures are read there; never unless the visitor chose it. */
export const onServer = signal(false);

const address = (path: string) => new URL(path, document.baseURI);

export async function lookForServer(): Promise<void> {
  try {
    const response = await fetch(address('v1/models'), { headers: { accept: 'application/json' } });
    serverThere.value = response.ok && isJson(response);
  } catch {
    serverThere.value = false;
  }
}

/** The readings of a picture file. @throws Error in the server's words */
export async function readOnServer(
  picture: Blob,
  expect: string | undefined,
  signal: AbortSignal,
): Promise<readonly Reading[]> {
  const url = address('v1/read');
  if (expect) url.searchParams.set('expect', expect);
  const headers = { 'content-type': picture.type || 'application/octet-stream' };
  const response = await fetch(url, { method: 'POST', body: picture, headers, signal });
  const { readings } = (await answered(response)) as { readings: readonly Reading[] };
  return readings;
}

export type Feedback = {
  /** The right number. */
  readonly label: string;
  readonly readAs: string;
  readonly picture: Blob;
};

/** Hands a correction over, after the visitor agreed. @throws Error in the server's words */
export async function sendFeedback({ label, readAs, picture }: Feedback): Promise<void> {
  const body = JSON.stringify({ label, readAs, picture: await base64(picture), keepPicture: true });
  const headers = { 'content-type': 'application/json' };
  await answered(await fetch(address('v1/feedback'), { method: 'POST', body, headers }));
}

/** A digit that the model has learned from; `image` [28][28], 0 = paper, 1 = ink. */
export type NearestDigit = {
  /** Where it stands in its data set. */
  readonly row: number;
  readonly label: number;
  readonly image: readonly (readonly number[])[];
};
export type NearestDigits = { readonly dataset: string; readonly digits: readonly NearestDigit[] };

/** The training digits that the server's model finds most like a digit. @throws Error in the server's words */
export async function nearestOnServer(image: DigitImage, signal: AbortSignal): Promise<NearestDigits> {
  const row = (_: unknown, y: number) => Array.from(image.subarray(y * DIGIT_SIDE, (y + 1) * DIGIT_SIDE));
  const body = JSON.stringify({ digit: Array.from({ length: DIGIT_SIDE }, row), inkValue: 1 });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(address('v1/nearest'), { method: 'POST', body, headers, signal });
  return (await answered(response)) as NearestDigits;
}

/** Ink of a digit of a data set, [28][28] in [0, 1], by the hash of its images. @throws Error in the server's words */
export async function datasetDigit(
  sha256: string,
  row: number,
  signal: AbortSignal,
): Promise<readonly (readonly number[])[]> {
  const path = `v1/datasets/${encodeURIComponent(sha256)}/digits/${row}`;
  const headers = { accept: 'application/json' };
  const digit = await answered(await fetch(address(path), { headers, signal }));
  return (digit as { image: readonly (readonly number[])[] }).image;
}

/** The JSON of an answer, or an error with its problem's words (RFC 9457). */
async function answered(response: Response): Promise<unknown> {
  if (response.ok) return response.status === 204 ? null : response.json();
  const problem = isJson(response) ? await response.json() : {};
  throw new Error(problem.detail ?? problem.title ?? `the server answered ${response.status}`);
}

function isJson(response: Response): boolean {
  return /\bjson\b/.test(response.headers.get('content-type') ?? '');
}

async function base64(blob: Blob): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
  return url.slice(url.indexOf(',') + 1);
}
