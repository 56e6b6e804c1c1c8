import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Asked, type Behaviour, type Mirror, startMirror } from '../testing/mirror.ts';
import { makeTinyData, TINY, writeData } from '../testing/tinyData.ts';
import type { Source } from './catalogue.ts';
import { type GetEvent, type GetOptions, getSource } from './get.ts';
import { loadDataset } from './load.ts';
import { verifyFolder } from './verify.ts';

const { catalogue, raw, remote } = makeTinyData();
const { mnist, qmnist, usps } = catalogue.sources;
const IMAGES = 'train-images-idx3-ubyte.gz';
const whole = remote.get(IMAGES)!;

/** Only the training images, to keep the tests to one file. */
const images: Source = { ...mnist, downloads: mnist.downloads.slice(0, 1) };

const open: Mirror[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((mirror) => mirror.close()));
});

async function mirror(behave?: (asked: Asked) => Behaviour): Promise<Mirror> {
  const started = await startMirror(remote, behave);
  open.push(started);
  return started;
}

const freshFolder = () => mkdtemp(join(tmpdir(), 'cifra-get-'));

/** Gets a source with short waits; returns the events. */
async function get(source: Source, mirrors: readonly Mirror[], options: Partial<GetOptions> = {}) {
  const root = options.root ?? (await freshFolder());
  const events: GetEvent[] = [];
  const result = getSource(source, {
    root,
    fetch,
    mirrors: mirrors.map(({ base }) => base),
    backoff: 1,
    stall: 2000,
    onEvent: (event) => events.push(event),
    ...options,
  });
  const error: Error | null = await result.then(
    () => null,
    (reason) => reason,
  );
  return { root, events, error, kinds: events.map(({ kind }) => kind) };
}

async function isWhole(root: string, source: Source): Promise<boolean> {
  return (await verifyFolder(root, [source])).every(({ state }) => state === 'ok');
}

const left = async (root: string) => (await readdir(join(root, 'mnist'))).sort();

test.each([mnist, qmnist, usps])(
  '$name: every file is downloaded, verified and placed where it is looked for',
  async (source) => {
    const { root, error, events } = await get(source, [await mirror()]);
    expect(error).toBeNull();
    expect(await isWhole(root, source)).toBe(true);
    expect(events.filter(({ kind }) => kind === 'done')).toHaveLength(source.downloads.length);
    expect(await readdir(join(root, source.name))).toHaveLength(
      source.downloads.flatMap(({ files }) => files).length,
    );
  },
);

test('what was downloaded is what is loaded', async () => {
  const from = await mirror();
  const root = await freshFolder();
  for (const source of [mnist, qmnist, usps]) await get(source, [from], { root });
  const digits = await loadDataset('mnist', 'train', { root, catalogue });
  expect(digits.writers).toHaveLength(TINY.mnist.train);
  expect((await loadDataset('usps', 'test', { root, catalogue })).labels).toHaveLength(TINY.usps.test);
});

test('progress goes up to the total', async () => {
  const { events } = await get(images, [await mirror(() => ({ slow: 4096 }))]);
  const progress = events.filter((event) => event.kind === 'progress');
  expect(progress.length).toBeGreaterThan(2);
  expect(progress[0]).toMatchObject({ received: 0, total: whole.length });
  expect(progress.at(-1)).toMatchObject({ received: whole.length, total: whole.length });
});

test('existing files are not requested', async () => {
  const from = await mirror();
  const { kinds } = await get(mnist, [from], { root: await writeData(raw, { gzip: false }) });
  expect(kinds).toEqual(Array(4).fill('present'));
  expect(from.asked).toHaveLength(0);
});

test('a corrupt file is replaced, and kept under another name', async () => {
  const root = await freshFolder();
  await mkdir(join(root, 'mnist'));
  await writeFile(join(root, 'mnist/train-images-idx3-ubyte'), 'not an image');
  const { error } = await get(images, [await mirror()], { root });
  expect(error).toBeNull();
  expect(await isWhole(root, images)).toBe(true);
  expect(await left(root)).toEqual(['train-images-idx3-ubyte.corrupt', IMAGES]);
});

test('a connection that breaks repeatedly is resumed from where it broke', async () => {
  const from = await mirror(() => ({ cut: 9000 }));
  const { root, error, kinds } = await get(images, [from]);
  expect(error).toBeNull();
  expect(await isWhole(root, images)).toBe(true);
  const starts = from.asked.map(({ from: start }) => start ?? 0);
  expect(starts.length).toBeGreaterThanOrEqual(Math.ceil(whole.length / 9000));
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(kinds).not.toContain('waiting');
  expect(await left(root)).toEqual([IMAGES]);
});

test('without Range the download restarts', async () => {
  const from = await mirror(({ nth }) => ({ noRange: true, ...(nth < 2 && { cut: 5000 + 5000 * nth }) }));
  const { root, error } = await get(images, [from]);
  expect(error).toBeNull();
  expect(await isWhole(root, images)).toBe(true);
});

test('a file that changed on the server in between is not joined with the old part', async () => {
  const from = await mirror(({ nth }) => ({
    headers: { etag: `"${nth}"` },
    ...(nth === 0 && { cut: 9000 }),
  }));
  const { root, error } = await get(images, [from]);
  expect(error).toBeNull();
  expect(from.asked[1]).toMatchObject({ from: 9000, ifRange: '"0"' });
  expect(await isWhole(root, images)).toBe(true);
});

test('wrong bytes of an earlier try are discarded, and the same mirror is retried', async () => {
  const other = Uint8Array.from(whole, (byte) => byte ^ 0x55);
  const from = await mirror(({ nth }) => (nth === 0 ? { body: other, cut: 9000 } : {}));
  const { root, error } = await get(images, [from]);
  expect(error).toBeNull();
  expect(from.asked.map(({ from: start }) => start)).toEqual([null, 9000, null]);
  expect(await isWhole(root, images)).toBe(true);
});

test('a mirror with other bytes is skipped for the next', async () => {
  const wrong = await mirror(() => ({ body: remote.get('t10k-images-idx3-ubyte.gz')! }));
  const right = await mirror();
  const { root, error, events } = await get(images, [wrong, right]);
  expect(error).toBeNull();
  expect(wrong.asked).toHaveLength(1);
  expect(events.find((event) => event.kind === 'failed')).toMatchObject({
    url: wrong.base + IMAGES,
    reason: expect.stringContaining('SHA-256'),
  });
  expect(await isWhole(root, images)).toBe(true);
});

test('if every mirror gives other bytes, no file is left under the name', async () => {
  const page = new TextEncoder().encode('<html>Please log in</html>');
  const { root, error } = await get(images, [await mirror(() => ({ body: page }))]);
  expect(error?.message).toContain(`no mirror gave ${IMAGES}`);
  expect(error?.message).toContain('SHA-256 of the raw bytes');
  expect(await left(root)).toEqual([]);
});

test('USPS: a web page in place of the text is refused', async () => {
  const page = new TextEncoder().encode('<html>moved</html>');
  const { error } = await get(usps, [await mirror(() => ({ body: page }))]);
  expect(error?.message).toContain('line 1: got 1 numbers, expected 257');
});

test('USPS: text with another value is refused', async () => {
  const other = await startMirror(makeTinyData(2).remote);
  open.push(other);
  const { error } = await get(usps, [other]);
  expect(error?.message).toContain('usps-train-images-idx3-ubyte is');
});

test('a mirror without the file is asked once', async () => {
  const gone = await mirror(() => ({ status: 404 }));
  const { error } = await get(images, [gone, await mirror()]);
  expect(error).toBeNull();
  expect(gone.asked).toHaveLength(1);
});

test('a busy mirror is retried after the wait that it asks for', async () => {
  const busy = await mirror(({ nth }) =>
    nth < 1 ? { status: 503, headers: { 'retry-after': '0.02' } } : {},
  );
  const { error, events } = await get(images, [busy]);
  expect(error).toBeNull();
  expect(events.filter((event) => event.kind === 'waiting')).toEqual([
    { kind: 'waiting', remote: IMAGES, wait: 20 },
  ]);
});

test('the waits double, and the error names each mirror with its reason', async () => {
  const [busy, gone] = [await mirror(() => ({ status: 500 })), await mirror(() => ({ status: 403 }))];
  const { error, events } = await get(images, [busy, gone], { rounds: 4 });
  expect(events.flatMap((event) => (event.kind === 'waiting' ? [event.wait] : []))).toEqual([1, 2, 4]);
  expect(error?.message).toContain(`${busy.base}${IMAGES}: HTTP 500`);
  expect(error?.message).toContain(`${gone.base}${IMAGES}: HTTP 403`);
  expect(busy.asked).toHaveLength(4);
});

test('an unreachable server is skipped', async () => {
  const closed = await mirror();
  await closed.close();
  const { error, events } = await get(images, [closed, await mirror()]);
  expect(error).toBeNull();
  expect(events[0]).toMatchObject({ kind: 'failed', reason: expect.stringContaining('ECONNREFUSED') });
});

test('a stalled server is abandoned, and the bytes received are kept', async () => {
  const from = await mirror(({ nth }) => (nth === 0 ? { hang: 9000 } : {}));
  const { error, events } = await get(images, [from], { stall: 200 });
  expect(error).toBeNull();
  expect(events.find((event) => event.kind === 'failed')).toMatchObject({ reason: 'nothing came for 0.2 s' });
  expect(from.asked[1].from).toBe(9000);
});

test('a slow server is not treated as stalled', async () => {
  const { error, kinds } = await get(images, [await mirror(() => ({ slow: 1024, pace: 25 }))], {
    stall: 600,
  });
  expect(error).toBeNull();
  expect(kinds).not.toContain('failed');
});

test('without a length the end of the body is the end of the file, and the hash decides', async () => {
  const { root, error } = await get(images, [await mirror(() => ({ noLength: true }))]);
  expect(error).toBeNull();
  expect(await isWhole(root, images)).toBe(true);
});

test('a body decompressed in transit is stored plain', async () => {
  const from = await mirror(() => ({ headers: { 'content-encoding': 'gzip' } }));
  const { root, error } = await get(images, [from]);
  expect(error).toBeNull();
  expect(await left(root)).toEqual(['train-images-idx3-ubyte']);
  expect(await isWhole(root, images)).toBe(true);
});

test('an abort stops at once, keeps the bytes received, and the next call resumes there', async () => {
  const from = await mirror(({ nth }) => (nth === 0 ? { hang: 9000 } : {}));
  const stop = new AbortController();
  const first = await get(images, [from], {
    signal: stop.signal,
    onEvent: (event) => {
      if (event.kind === 'progress' && event.received >= 9000) stop.abort(new Error('stopped by the user'));
    },
  });
  expect(first.error?.message).toBe('stopped by the user');
  expect(await left(first.root)).toEqual([`${IMAGES}.part`, `${IMAGES}.part.json`]);
  const second = await get(images, [from], { root: first.root });
  expect(second.error).toBeNull();
  expect(from.asked[1].from).toBe(9000);
  expect(await left(first.root)).toEqual([IMAGES]);
});

test('an abort before the start sends no request', async () => {
  const from = await mirror();
  const { error } = await get(images, [from], { signal: AbortSignal.abort(new Error('no')) });
  expect(error?.message).toBe('no');
  expect(from.asked).toHaveLength(0);
});

test('an abort while waiting ends the wait', async () => {
  const stop = new AbortController();
  const { error } = await get(images, [await mirror(() => ({ status: 500 }))], {
    backoff: 20_000,
    signal: stop.signal,
    onEvent: (event) => {
      if (event.kind === 'waiting') stop.abort();
    },
  });
  expect(error?.name).toBe('AbortError');
});

test('bytes from one mirror are not continued at another', async () => {
  const first = await mirror(({ nth }) => (nth === 0 ? { cut: 9000 } : { status: 404 }));
  const second = await mirror();
  const { root, error } = await get(images, [first, second]);
  expect(error).toBeNull();
  expect(second.asked.map(({ from: start }) => start)).toEqual([null]);
  expect(await isWhole(root, images)).toBe(true);
});

test('a download that was complete when the program was killed is not repeated', async () => {
  const from = await mirror();
  const root = await freshFolder();
  await mkdir(join(root, 'mnist'));
  const part = join(root, 'mnist', `${IMAGES}.part`);
  await writeFile(part, whole);
  await writeFile(
    `${part}.json`,
    JSON.stringify({ url: from.base + IMAGES, validator: null, total: whole.length }),
  );
  const { error } = await get(images, [from], { root });
  expect(error).toBeNull();
  expect(from.asked).toHaveLength(0);
  expect(await isWhole(root, images)).toBe(true);
});

test('a part longer than the file is discarded', async () => {
  const from = await mirror();
  const root = await freshFolder();
  await mkdir(join(root, 'mnist'));
  const part = join(root, 'mnist', `${IMAGES}.part`);
  await writeFile(part, new Uint8Array(whole.length + 5));
  await writeFile(`${part}.json`, JSON.stringify({ url: from.base + IMAGES, validator: null, total: null }));
  const { error } = await get(images, [from], { root });
  expect(error).toBeNull();
  expect(await isWhole(root, images)).toBe(true);
});

test('a published file that the user put into the folder is used, without the network', async () => {
  const from = await mirror();
  const root = await freshFolder();
  await mkdir(join(root, 'usps'));
  for (const name of ['zip.train.gz', 'zip.test.gz'])
    await writeFile(join(root, 'usps', name), remote.get(name)!);
  const { error } = await get(usps, [from], { root });
  expect(error).toBeNull();
  expect(from.asked).toHaveLength(0);
  expect(await isWhole(root, usps)).toBe(true);
});

test('a folder that cannot be created is named in the error of the system', async () => {
  const file = join(await freshFolder(), 'file');
  await writeFile(file, '');
  const { error } = await get(images, [await mirror()], { root: file });
  expect(error).toMatchObject({ code: 'ENOTDIR', path: join(file, 'mnist') });
});

test('the mirror’s own bytes are stored as received', async () => {
  const { root } = await get(images, [await mirror()]);
  expect(await readFile(join(root, 'mnist', IMAGES))).toEqual(Buffer.from(whole));
});
