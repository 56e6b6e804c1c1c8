import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelIdOf } from '@cifra/core/model/modelId.ts';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../main.ts';
import { example, post, startTestServer } from '../../testing/server.ts';
import type { ReadResult } from './contract.ts';

let folder: string;
let server: RunningServer;
let url: string;

/** Writes a calibration for ZIP codes. The one of examples/ has a confidence of about 0.999. */
async function calibration(minimumConfidence: number, digit: string): Promise<string> {
  const models = await Promise.all([
    loadBundle(modelFolder(digit), 'digit'),
    loadBundle(modelFolder('number'), 'number'),
  ]);
  const [own, number] = models.map(({ manifest }) => modelIdOf(manifest));
  const path = join(folder, `${digit}-${minimumConfidence}.json`);
  const figures = { maxError: 0.01, pictures: 120, accepted: 100, acceptedWrong: 0 };
  const head = { format: 'cifra-calibration/1', models: { digit: own, number }, expect: { kind: 'zip-us' } };
  await writeFile(path, JSON.stringify({ ...head, minimumConfidence, ...figures }));
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-calibration-'));
  server = await startTestServer({ CIFRA_CALIBRATION: await calibration(0.99999999, 'digit') });
  url = `${server.url}/v1/read`;
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function answerTo(query: string): Promise<{ status: number; body: ReadResult & { detail: string } }> {
  const response = await post(`${url}${query}`, await example('zip-code.png'));
  return { status: response.status, body: (await response.json()) as ReadResult & { detail: string } };
}

test('the threshold of the calibration decides, for the format that it was made with', async () => {
  const { body } = await answerTo('?expect=zip-us');
  expect(body.readings).toMatchObject([{ value: '94107', accepted: false, refusal: 'ambiguous' }]);
});

test.each([
  ['?expect=digits:5', 'made with the format {"kind":"zip-us"}, and the format {"kind":"digits","count":5}'],
  ['', 'and no format is given'],
  ['?expect=zip-us&maxError=0.1', 'leave out maxError'],
])('a request with other options is refused: %j', async (query, detail) => {
  const { status, body } = await answerTo(query);
  expect(status).toBe(400);
  expect(body.detail).toContain(detail);
});

test('another model cannot be activated, and reading goes on', async () => {
  const { version } = (await loadBundle(modelFolder('digit-small'), 'digit')).manifest;
  const refused = await post(`${server.url}/v1/models/digit-small@${version}/activate`, {});
  expect(refused.status).toBe(422);
  expect(((await refused.json()) as { detail: string }).detail).toContain(
    'the calibration was made with digit ',
  );
  expect((await answerTo('?expect=zip-us')).status).toBe(200);
});

test('a server does not start with a calibration for other models', async () => {
  const other = await calibration(0.5, 'digit-small');
  await expect(startTestServer({ CIFRA_CALIBRATION: other })).rejects.toThrow(
    /made with digit-small .*, and the pictures are read with digit /,
  );
});
