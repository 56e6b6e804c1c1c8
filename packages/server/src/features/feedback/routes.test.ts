import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { root } from '@cifra/node/root.ts';
import { parseIdx } from '@cifra/training/data/formats/idx.ts';
import Fastify from 'fastify';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App } from '../../platform/app.ts';
import type { LazyDatabase } from '../../platform/database/database.ts';
import { lazyDatabase } from '../../platform/database/openDatabase.ts';
import { allBlobs } from '../../platform/database/testing/allBlobs.ts';
import { describeOpenDatabases } from '../../platform/database/testing/databases.ts';
import { answerProblems } from '../../platform/http/errors.ts';
import { validatorCompiler } from '../../platform/http/validation.ts';
import { bareApp } from '../../testing/bareApp.ts';
import { redrawn } from '../read/pool/redrawn.ts';
import { folderName } from './exportFolder.ts';
import { feedbackRoutes } from './routes.ts';
import { createFeedbackService, type FeedbackView } from './service.ts';

let six: Buffer;
beforeAll(async () => {
  six = await readFile(join(root, 'examples/boxed-6.png'));
});

describeOpenDatabases('feedback', (opened) => {
  let database: LazyDatabase;
  let app: App;
  beforeEach(async () => {
    database = lazyDatabase(async () => opened(), console.error);
    app = Fastify() as unknown as App;
    app.setValidatorCompiler(validatorCompiler);
    answerProblems(app);
    const viewer = ({ headers }: { headers: Record<string, unknown> }) => {
      const caller = String(headers['x-caller'] ?? 'me');
      return { caller, admin: caller === 'admin' };
    };
    const feedback = async () => createFeedbackService(database, { redraw: redrawn });
    await app.register(feedbackRoutes, { feedback, viewer });
  });
  afterEach(() => app.close());

  const call = (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object, caller = 'me') =>
    app.inject({
      method,
      url: `/v1/feedback${url}`,
      ...(payload && { payload }),
      headers: { 'x-caller': caller },
    });
  const add = async (body: object, caller?: string): Promise<FeedbackView> =>
    (await call('POST', '', body, caller)).json();
  const picture = () => six.toString('base64');

  test('text is kept; a picture only if that is allowed', async () => {
    const without = await add({
      label: '7',
      readAs: '1',
      model: 'digit@1.0.0',
      note: 'blue pen',
      picture: picture(),
    });
    expect(without).toMatchObject({
      label: '7',
      readAs: '1',
      model: 'digit@1.0.0',
      note: 'blue pen',
      hasPicture: false,
    });
    expect((await call('GET', `/${without.id}/picture`)).statusCode).toBe(404);
    const kept = await add({ label: '6', picture: picture(), keepPicture: true });
    expect(kept).toMatchObject({ label: '6', readAs: null, hasPicture: true });
    const response = await call('GET', `/${kept.id}/picture`);
    expect(response.headers['content-type']).toBe('image/png');
    expect((await decodePicture(response.rawPayload)).picture).toEqual((await decodePicture(six)).picture);
    const { blobs } = await database.get();
    expect(await allBlobs(blobs)).toHaveLength(1);
    expect((await call('DELETE', `/${kept.id}`)).statusCode).toBe(204);
    expect(await allBlobs(blobs)).toEqual([]);
  });

  test('a kept picture is upright and has no metadata', async () => {
    const photograph = await sharp(six)
      .jpeg()
      .withExif({ IFD0: { Artist: 'A. Writer' }, IFD3: { GPSLatitude: '1/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { id } = await add({ label: '6', picture: photograph.toString('base64'), keepPicture: true });
    const kept = (await call('GET', `/${id}/picture`)).rawPayload;
    const [before, after] = [await sharp(photograph).metadata(), await sharp(kept).metadata()];
    expect(after.exif).toBeUndefined();
    expect([after.width, after.height]).toEqual([before.height, before.width]);
  });

  test('lists in pages, newest first: your own, or all for an administrator', async () => {
    const ids: string[] = [];
    for (const label of ['1', '2', '3']) ids.unshift((await add({ label })).id);
    const other = await add({ label: '4' }, 'other');
    const first = (await call('GET', '?limit=2')).json();
    const second = (await call('GET', `?limit=2&before=${first.next}`)).json();
    expect([...first.feedback, ...second.feedback].map(({ id }: FeedbackView) => id)).toEqual(ids);
    expect(second.next).toBeNull();
    expect((await call('GET', '', undefined, 'admin')).json().feedback).toHaveLength(4);
    expect((await call('DELETE', `/${other.id}`)).statusCode).toBe(404);
    expect((await call('DELETE', `/${other.id}`, undefined, 'other')).statusCode).toBe(204);
  });

  test('a folder to train with', async () => {
    for (const label of ['6', '6', '12/3', '../3'])
      await add({ label, picture: picture(), keepPicture: true });
    await add({ label: '5' });
    const response = await call('GET', '/export');
    expect(response.headers['content-disposition']).toBe('attachment; filename="feedback-folder.zip"');
    const files = unzipSync(response.rawPayload);
    expect(Object.keys(files).sort()).toEqual(['12_3/000.png', '6/000.png', '6/001.png', '__3/000.png']);
    expect((await decodePicture(files['6/000.png'])).format).toBe('png');
  });

  test('IDX files as MNIST has them', async () => {
    const first = await add({ label: '6', picture: picture(), keepPicture: true });
    const blank = await sharp({ create: { width: 50, height: 50, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    const nothing = await add({ label: '1', picture: blank.toString('base64'), keepPicture: true });
    const long = await add({ label: '66', picture: picture(), keepPicture: true });
    const files = unzipSync((await call('GET', '/export?format=idx')).rawPayload);
    const images = parseIdx(files['images-idx3-ubyte'], 'images');
    expect(images.shape).toEqual([1, DIGIT_SIDE, DIGIT_SIDE]);
    expect(Math.max(...(images.data as Uint8Array))).toBeGreaterThan(200);
    expect([...(parseIdx(files['labels-idx1-ubyte'], 'labels').data as Uint8Array)]).toEqual([6]);
    const leftOut = strFromU8(files['left-out.txt']).trim().split('\n');
    expect(leftOut.sort()).toEqual([nothing.id, long.id].sort());
    expect(leftOut).not.toContain(first.id);
  });

  test('deleted by age', async () => {
    const old = await add({ label: '1' });
    await add({ label: '2' });
    const { kysely } = await database.get();
    await kysely
      .updateTable('feedback')
      .set({ created_at: new Date(Date.now() - 10 * 24 * 3600_000) } as never)
      .where('id', '=', old.id)
      .execute();
    expect((await call('DELETE', '?olderThanDays=9', undefined, 'other')).json()).toEqual({ deleted: 0 });
    expect((await call('DELETE', '?olderThanDays=9')).json()).toEqual({ deleted: 1 });
    expect((await call('GET', '')).json().feedback).toHaveLength(1);
    expect((await call('DELETE', '')).statusCode).toBe(400);
  });

  test.each([
    ['no label', {}, 400, 'invalid-request'],
    ['a long label', { label: '1'.repeat(65) }, 400, 'invalid-request'],
    ['a label of letters', { label: 'abc' }, 400, 'invalid-request'],
    ['a label with a letter among its digits', { label: '12O4' }, 400, 'invalid-request'],
    ['a label without a digit', { label: '-' }, 400, 'invalid-request'],
    ['an unknown field', { label: '1', lable: '2' }, 400, 'invalid-request'],
    ['no base64', { label: '1', picture: '%%%', keepPicture: true }, 400, 'invalid-request'],
    ['no picture', { label: '1', picture: 'aGVsbG8=', keepPicture: true }, 422, 'picture-unsupported'],
  ])('refused: %s', async (_, body, status, code) => {
    expect((await call('POST', '', body)).json()).toMatchObject({ status, code });
  });
});

test('a label that is not a number is answered with what a label may be', async () => {
  const app = await bareApp();
  const { errors } = (
    await app.inject({ method: 'POST', url: '/v1/feedback', payload: { label: 'abc' } })
  ).json();
  expect(errors).toEqual([
    { pointer: '/label', detail: expect.stringMatching(/^does not fit\. .*at least one digit.* \. , - /) },
  ]);
  await app.close();
});

test.each([
  ['7', '7'],
  ['1,250.00', '1,250.00'],
  ['..', '_'],
  ['.hidden', '_hidden'],
  ['a/b\\c:d', 'a_b_c_d'],
  ['CON', '_CON'],
  ['\0', '_'],
  ['٣', '٣'],
])('a label as a folder: %j', (label, name) => {
  expect(folderName(label)).toBe(name);
});
