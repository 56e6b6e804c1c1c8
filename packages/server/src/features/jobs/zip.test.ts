import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobLimits } from './limits.ts';
import { makeZip, type ZipEntry } from './testing/makeZip.ts';
import { type NamedPicture, zipPictures } from './zip.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cifra-zip-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function unzip(bytes: Uint8Array, limits = jobLimits as Parameters<typeof zipPictures>[1]) {
  const path = join(folder, 'pictures.zip');
  writeFileSync(path, bytes);
  const pictures: NamedPicture[] = [];
  for await (const picture of zipPictures(path, limits)) pictures.push(picture);
  return pictures.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]);
}
const of = (...entries: ZipEntry[]) => unzip(makeZip(entries));

test('the pictures of all folders in the order of the directory, deflated or stored', async () => {
  const entries: ZipEntry[] = [
    { name: 'b/' },
    { name: 'b/2.png', content: 'two' },
    { name: 'a/1.png', content: 'one', stored: true },
    { name: '__MACOSX/a/._1.png', content: 'fork' },
    { name: 'a/.DS_Store', content: 'finder' },
    { name: 'Thumbs.db', content: 'explorer' },
    { name: 'ä\\3.png', content: 'three' },
    { name: 'notes.txt', content: 'counts as a picture, and will fail alone' },
  ];
  expect(await of(...entries)).toEqual([
    ['b/2.png', 'two'],
    ['a/1.png', 'one'],
    ['ä/3.png', 'three'],
    ['notes.txt', 'counts as a picture, and will fail alone'],
  ]);
});

test.each(['../../etc/cron.d/x', '/etc/passwd', 'C:/windows/x', 'a/../../b', '..\\..\\x'])(
  'a name that leaves its folder: %s',
  async (name) => {
    await expect(of({ name, content: 'x' })).rejects.toMatchObject({ code: 'zip-unsafe' });
  },
);

test('a link', async () => {
  const link = { name: 'a.png', content: '/etc/passwd', claims: { mode: 0o120777 } };
  await expect(of(link)).rejects.toMatchObject({
    code: 'zip-unsafe',
    message: expect.stringMatching(/is a link/),
  });
});

describe('bombs', () => {
  const zeros = Buffer.alloc(8 * 2 ** 20);

  test('an entry that unpacks to more than 200 times itself', async () => {
    await expect(of({ name: 'bomb.bmp', content: zeros })).rejects.toMatchObject({ code: 'zip-unsafe' });
  });

  test('a small one is accepted: a blank bitmap is not a bomb', async () => {
    expect(await of({ name: 'blank.bmp', content: zeros.subarray(0, 2 ** 20) })).toHaveLength(1);
  });

  test('many small entries that together unpack to more than 200 times the archive', async () => {
    const small = Array.from({ length: 8 }, (_, i) => ({
      name: `${i}.bmp`,
      content: zeros.subarray(0, 2 ** 20 - 1),
    }));
    await expect(of(...small)).rejects.toMatchObject({
      code: 'zip-unsafe',
      message: expect.stringMatching(/more than 200 times its size/),
    });
  });

  test('an entry that is larger than its record is stopped at the recorded size', async () => {
    const lie = { name: 'lie.png', content: zeros, claims: { size: 1000 } };
    await expect(of(lie)).rejects.toMatchObject({
      code: 'zip-damaged',
      message: expect.stringMatching(/too many bytes/),
    });
  });

  test('an entry that is smaller than its record', async () => {
    const lie = { name: 'lie.png', content: 'x', claims: { size: 1000 } };
    await expect(of(lie)).rejects.toMatchObject({ code: 'zip-damaged' });
  });

  test('entries that share their bytes', async () => {
    const random = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i * 31) % 251));
    const entries = [0, 1, 2].map((i) => ({
      name: `${i}.png`,
      content: random,
      ...(i > 0 && { claims: { sameAs: 0 } }),
    }));
    await expect(of(...entries)).rejects.toMatchObject({
      code: 'zip-unsafe',
      message: expect.stringMatching(/overlaps/),
    });
  });

  test('too large each, or together, by the directory only', async () => {
    const limits = { ...jobLimits, pictureBytes: 100, totalBytes: 150 };
    const file = (name: string, size: number) => ({ name, content: 'x'.repeat(size), stored: true as const });
    await expect(unzip(makeZip([file('a', 101)]), limits)).rejects.toMatchObject({ code: 'job-too-large' });
    const three = makeZip([file('a', 60), file('b', 60), file('c', 60)]);
    await expect(unzip(three, limits)).rejects.toMatchObject({ code: 'job-too-large' });
    expect(await unzip(makeZip([file('a', 60), file('b', 60)]), limits)).toHaveLength(2);
  });

  test('too many entries', async () => {
    const many = Array.from({ length: 11 }, (_, i) => ({ name: `${i}/` }));
    await expect(unzip(makeZip(many), { ...jobLimits, zipEntries: 10 })).rejects.toMatchObject({
      code: 'job-too-large',
    });
  });
});

describe('unreadable ZIPs', () => {
  test.each([
    ['encrypted', { name: 'a', content: 'x', claims: { flags: 1 } }],
    ['packed otherwise', { name: 'a', content: 'x', claims: { method: 12 } }],
    ['with an endless name', { name: 'a'.repeat(600), content: 'x' }],
  ])('%s', async (_, entry) => {
    await expect(of(entry)).rejects.toMatchObject({ code: expect.stringMatching(/^zip-/) });
  });

  test.each([
    ['no ZIP', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
    ['cut off', makeZip([{ name: 'a.png', content: 'x'.repeat(1000) }]).subarray(0, 60)],
  ])('%s', async (_, bytes) => {
    await expect(unzip(bytes)).rejects.toMatchObject({ code: 'zip-damaged' });
  });

  test('a ZIP with any wrong byte fails with our error or is read, and never hangs', async () => {
    const good = makeZip([
      { name: 'a.png', content: 'one' },
      { name: 'b.png', content: 'two' },
    ]);
    for (let at = 0; at < good.length; at++) {
      const bad = Buffer.from(good);
      bad[at] ^= 0xff;
      const error = await unzip(bad).then(
        () => null,
        (reason: unknown) => reason,
      );
      if (error !== null) expect(error).toMatchObject({ name: 'Problem' });
    }
  });
});
