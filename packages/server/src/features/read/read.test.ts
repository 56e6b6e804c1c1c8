import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { unread } from '@cifra/core/reading/unread.ts';
import { drawnDigits } from '@cifra/core/testing/drawnDigits.ts';
import { joinTiffs } from '@cifra/node/documents/testing/joinTiffs.ts';
import { barPage, makePdf, ringPage } from '@cifra/node/documents/testing/makePdf.ts';
import sharp from 'sharp';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../main.ts';
import { example, post, startTestServer } from '../../testing/server.ts';
import type { ReadResult } from './contract.ts';
import { ManyPicturesSchema, OnePictureSchema, ReadingSchema } from './schemas.ts';

let server: RunningServer;
let url: string;
beforeAll(async () => {
  server = await startTestServer({ CIFRA_BODY_BYTES: '2000000' });
  url = `${server.url}/v1/read`;
});
afterAll(() => server.close());

type One = ReadResult & {
  readonly milliseconds: number;
  readonly explanation?: { digit: number; words: string[] };
};
type Many = { readonly results: readonly (Partial<One> & { name: string; problem?: { code: string } })[] };

const answerOf = async <T>(response: Response): Promise<T> => {
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as T;
};
const valuesOf = ({ readings = [] }: Partial<ReadResult>) => readings.map(({ value }) => value).join();

/** [28][28] bytes. */
const rowsOf = (image: Float32Array) =>
  Array.from({ length: 28 }, (_, y) =>
    Array.from(image.subarray(28 * y, 28 * y + 28), (v) => Math.round(v * 255)),
  );

test('a picture as the body', async () => {
  const answer = await answerOf<One>(await post(url, await example('boxed-6.png')));
  expect(answer.readings.map(({ value, accepted }) => [value, accepted])).toEqual([['6', true]]);
  expect(answer.models.map(({ name }) => name)).toEqual(['digit', 'number', 'page']);
  expect(answer.picture).toEqual({ width: 240, height: 280, format: 'png' });
  expect([...Compile(OnePictureSchema).Errors(answer)]).toEqual([]);
});

test.each(['jpeg', 'webp', 'tiff', 'gif'] as const)('and as %s', async (format) => {
  const bytes = await sharp(await example('boxed-6.png'))
    .toFormat(format)
    .toBuffer();
  const answer = await answerOf<One>(await post(url, bytes, { 'content-type': 'application/octet-stream' }));
  expect([valuesOf(answer), answer.picture.format]).toEqual(['6', format]);
});

test('a PDF as the body gives the readings of its pages', async () => {
  const pdf = makePdf([barPage(), ringPage(), barPage()]);
  const headers = { 'content-type': 'application/pdf' };
  const all = await answerOf<One>(await post(url, pdf, headers));
  expect(all.readings.map(({ page, value }) => [page, value])).toEqual([
    [1, '1'],
    [2, '0'],
    [3, '1'],
  ]);
  expect(all.pages).toEqual([1, 2, 3].map((page) => ({ page, width: 300, height: 360 })));
  expect(all.picture).toEqual({ width: 300, height: 360, format: 'pdf' });
  expect([...Compile(OnePictureSchema).Errors(all)]).toEqual([]);
  const some = await answerOf<One>(await post(`${url}?pages=2`, pdf, headers));
  expect(some.readings.map(({ page, value }) => [page, value])).toEqual([[2, '0']]);
  const none = await post(`${url}?pages=4`, pdf, headers);
  expect(await none.json()).toMatchObject({
    status: 422,
    detail: expect.stringContaining('page 4 does not'),
  });
  const backwards = await post(`${url}?pages=3-1`, pdf, headers);
  expect(await backwards.json()).toMatchObject({ code: 'invalid-options' });
});

test('an encrypted PDF is opened by a password in JSON', async () => {
  const file = new URL('../../../../node/src/documents/testing/encrypted.pdf', import.meta.url);
  const pictures = [(await readFile(file)).toString('base64')];
  const [refused] = (await answerOf<Many>(await post(url, { pictures }))).results;
  expect(refused.problem).toMatchObject({ detail: 'the picture is an encrypted PDF: give its password' });
  const [read] = (await answerOf<Many>(await post(url, { pictures, password: 'größer' }))).results;
  expect(valuesOf(read)).toBe('1');
});

test('a damaged page of a TIFF does not affect the others', async () => {
  const bytes = await example('boxed-6.png');
  const pages = await Promise.all([1, 2].map(() => sharp(bytes).tiff().toBuffer()));
  pages[1].fill(0xff, 8, 400);
  const headers = { 'content-type': 'image/tiff' };
  const answer = await answerOf<One>(await post(url, joinTiffs(pages), headers));
  expect(answer.readings.map(({ page, value }) => [page, value])).toEqual([[1, '6']]);
  expect(answer.pages?.[1]).toMatchObject({ page: 2, problem: { code: 'picture-damaged' } });
});

test("a digit in MNIST's frame is read only by the digit model, as a picture and as numbers", async () => {
  const { image, digit } = drawnDigits()[4];
  const png = await sharp(Buffer.from(rowsOf(image).flat()), { raw: { width: 28, height: 28, channels: 1 } })
    .png()
    .toBuffer();
  const drawn = await answerOf<One>(await post(url, png));
  const body = {
    digits: [rowsOf(image), rowsOf(image).map((row) => row.map((v) => v / 255))],
    inkValue: 255,
  };
  const [first] = (await answerOf<Many>(await post(url, { ...body, digits: [body.digits[0]] }))).results;
  const [second] = (await answerOf<Many>(await post(url, { digits: [body.digits[1]], inkValue: 1 }))).results;
  expect([drawn, first, second].map((each) => valuesOf(each))).toEqual(new Array(3).fill(String(digit)));
  expect(drawn.models.map(({ name }) => name)).toEqual(['digit']);
  expect(second.readings).toEqual(first.readings);
  expect(first.readings?.[0].confidence).toBeCloseTo(drawn.readings[0].confidence, 5);
});

test('a form with several files: each has its result, and a bad one does not affect the others', async () => {
  const form = new FormData();
  for (const name of ['zip-code.png', 'drawn-3.png'])
    form.append('pictures', new Blob([new Uint8Array(await example(name))]), name);
  form.append('pictures', new Blob(['seven']), 'text.png');
  form.append('top', '2');
  form.append('style', 'european');
  const answer = await answerOf<Many>(await fetch(`${url}?expect=integer`, { method: 'POST', body: form }));
  expect(answer.results.map(({ name, problem }) => [name, problem?.code])).toEqual([
    ['zip-code.png', undefined],
    ['drawn-3.png', undefined],
    ['text.png', 'picture-unsupported'],
  ]);
  expect(valuesOf(answer.results[1])).toBe('3');
  expect(answer.results[0].readings?.[0].candidates.length).toBe(2);
  expect([...Compile(ManyPicturesSchema).Errors(answer)]).toEqual([]);
});

test('JSON with base64, bare or as a data URL', async () => {
  const text = (await example('boxed-6.png')).toString('base64');
  const answer = await answerOf<Many>(await post(url, { pictures: [text, `data:image/png;base64,${text}`] }));
  expect(answer.results.map(valuesOf)).toEqual(['6', '6']);
});

test('the height of writing that is too small is a part of the answer', () => {
  const small = unread('too-small', { x: 0, y: 0, width: 30, height: 6 }, 6.4);
  expect(Compile(ReadingSchema).Check(small)).toBe(true);
  expect(Compile(ReadingSchema).Check({ ...small, writingHeight: 'six' })).toBe(false);
});

test('expect chooses and refuses', async () => {
  const { readings } = await answerOf<One>(
    await post(`${url}?expect=digits:5`, await example('boxed-6.png')),
  );
  expect(readings[0]).toMatchObject({ accepted: false, refusal: 'format' });
});

test('print is an option that is true or false', async () => {
  const { readings } = await answerOf<One>(await post(`${url}?print=true`, await example('drawn-3.png')));
  expect(readings.map(({ text, print }) => [text, print])).toEqual([['3', undefined]]);
  const wrong = await post(`${url}?print=maybe`, await example('drawn-3.png'));
  expect(wrong.status).toBe(400);
});

test('explain adds the evidence', async () => {
  const { explanation } = await answerOf<One>(
    await post(`${url}?explain=true`, await example('drawn-3.png')),
  );
  expect(explanation?.digit).toBe(3);
  expect(explanation?.words[0]).toMatch(/3 rather than a/);
});

test.each<[string, () => Promise<Response>, string]>([
  [
    'which styles there are',
    async () => post(`${url}?style=german`, await image()),
    'query/style must be "auto" or "american" or "european"',
  ],
  [
    'which options there are',
    async () => post(`${url}?explian=true`, await image()),
    'query/explian is unknown; the parameters are expect, maxError, top, style, print, explain',
  ],
  [
    'which media types',
    () => post(url, Buffer.from('7'), { 'content-type': 'text/plain' }),
    'the content type is text/plain; POST /v1/read accepts application/json, image/png, image/jpeg, application/pdf, multipart/form-data',
  ],
  [
    'how many bytes',
    () => post(url, new Uint8Array(2_000_001)),
    'the body may have at most 2,000,000 bytes: send less at a time',
  ],
  ['which values', () => post(url, { pictures: ['AAAA'], inkValue: 2 }), 'body/inkValue must be 1 or 255'],
  [
    'that it must not be compressed',
    () => post(url, gzipSync('{}'), { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
    'the body is compressed (Content-Encoding: gzip): send it uncompressed',
  ],
])('a problem says %s', async (_name, send, detail) => {
  const { errors = [], ...problem } = (await (await send()).json()) as {
    detail: string;
    errors?: { detail: string }[];
  };
  expect([problem.detail, ...errors.map((each) => each.detail)].join('; ')).toContain(detail);
});

const image = () => example('boxed-6.png');
test.each<[string, number, string, () => Promise<Response>]>([
  ['no picture', 400, 'no-picture', () => post(url, new Uint8Array())],
  ['no body', 400, 'no-picture', () => fetch(url, { method: 'POST' })],
  [
    'text',
    415,
    'unsupported-media-type',
    () => post(url, Buffer.from('7'), { 'content-type': 'text/plain' }),
  ],
  ['SVG', 422, 'picture-unsupported', () => post(url, Buffer.from('<svg xmlns="x"></svg>'))],
  ['half a PNG', 422, 'picture-damaged', async () => post(url, (await image()).subarray(0, 500))],
  ['too many bytes', 413, 'body-too-large', () => post(url, new Uint8Array(2_000_001))],
  [
    'a huge file in a form',
    413,
    'body-too-large',
    () => {
      const form = new FormData();
      form.append('a', new Blob([new Uint8Array(2_100_000)]), 'a.png');
      return fetch(url, { method: 'POST', body: form });
    },
  ],
  [
    'small files that are too large together',
    413,
    'body-too-large',
    () => {
      const form = new FormData();
      for (const name of ['a', 'b', 'c']) form.append(name, new Blob([new Uint8Array(900_000)]), name);
      return fetch(url, { method: 'POST', body: form });
    },
  ],
  [
    'the same, its length untold',
    413,
    'body-too-large',
    () => {
      const form = new FormData();
      for (const name of ['a', 'b', 'c']) form.append(name, new Blob([new Uint8Array(900_000)]), name);
      const { body, headers } = new Response(form);
      return fetch(url, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
    },
  ],
  [
    '65 files',
    413,
    'too-many-pictures',
    () => {
      const form = new FormData();
      for (let i = 0; i < 65; i++) form.append('a', new Blob(['x']), 'a.png');
      return fetch(url, { method: 'POST', body: form });
    },
  ],
  [
    'a compressed body',
    415,
    'unsupported-media-type',
    () => post(url, gzipSync('{}'), { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
  ],
  ['a mistyped option', 400, 'invalid-request', async () => post(`${url}?explian=true`, await image())],
  ['an unknown format', 400, 'invalid-options', async () => post(`${url}?expect=zip`, await image())],
  [
    'an unknown format of a digit to explain, in JSON',
    400,
    'invalid-options',
    async () =>
      post(`${server.url}/v1/explain`, {
        pictures: [(await image()).toString('base64')],
        expect: 'zip',
      }),
  ],
  ['an error of 2', 400, 'invalid-request', async () => post(`${url}?maxError=2`, await image())],
  ['a top of words', 400, 'invalid-request', async () => post(`${url}?top=some`, await image())],
  ['an unknown member', 400, 'invalid-request', () => post(url, { picture: 'x' })],
  [
    'a digit of 27 rows',
    400,
    'invalid-request',
    () => post(url, { digits: [new Array(27).fill(new Array(28).fill(0))] }),
  ],
  [
    'bytes called shares',
    400,
    'invalid-request',
    () => post(url, { digits: [rowsOf(drawnDigits()[0].image)], inkValue: 1 }),
  ],
  ['65 pictures', 413, 'too-many-pictures', () => post(url, { pictures: new Array(65).fill('AAAA') })],
  [
    'deep JSON',
    400,
    'invalid-json',
    () => post(url, Buffer.from('['.repeat(1e5)), { 'content-type': 'application/json' }),
  ],
  [
    'half of JSON',
    400,
    'invalid-json',
    () => post(url, Buffer.from('{"pictures": ['), { 'content-type': 'application/json' }),
  ],
])('%s is a problem', async (_name, status, code, send) => {
  const response = await send();
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(await response.json()).toMatchObject({
    status,
    code,
    type: `/problems/${code}`,
    requestId: expect.any(String),
  });
  expect(response.status).toBe(status);
});
