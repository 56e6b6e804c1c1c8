import { utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blobsInFiles } from './blobsInFiles.ts';
import { sweepBlobs } from './sweepBlobs.ts';
import { allBlobs } from './testing/allBlobs.ts';
import { describeOpenDatabases } from './testing/databases.ts';

const text = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString();
const soon = () => new Date(Date.now() + 60_000);

describeOpenDatabases('blobs', (opened) => {
  test('a stored blob exists until it is deleted', async () => {
    const { blobs } = opened();
    await blobs.put('jobs/0b0b', Buffer.from('one'));
    await blobs.put('feedback/0b0b', Buffer.from('two'));
    expect(text(await blobs.get('jobs/0b0b'))).toBe('one');
    expect(text(await blobs.get('feedback/0b0b'))).toBe('two');
    expect(await allBlobs(blobs)).toEqual(['feedback/0b0b', 'jobs/0b0b']);
    expect(await blobs.get('jobs/none')).toBeNull();
    await blobs.put('jobs/0b0b', Buffer.from('another'));
    expect(text(await blobs.get('jobs/0b0b'))).toBe('another');
    await blobs.delete(['jobs/0b0b', 'jobs/none', 'feedback/0b0b']);
    expect(await allBlobs(blobs)).toEqual([]);
  });

  test('the age of a blob decides whether it is listed', async () => {
    const { blobs } = opened();
    await blobs.put('jobs/new', Buffer.from('x'));
    const old: string[] = [];
    for await (const key of blobs.list(new Date(Date.now() - 60_000))) old.push(key);
    expect(old).toEqual([]);
    await blobs.delete(['jobs/new']);
  });

  test('a sweep deletes only blobs without a row', async () => {
    const { blobs, kysely } = opened();
    for (const key of ['feedback/named', 'feedback/orphan', 'jobs/orphan'])
      await blobs.put(key, Buffer.from(key));
    const id = '00000000-0000-4000-8000-000000000001';
    const words = { caller: 'me', label: '7', read_as: null, model: null, note: null };
    await kysely
      .insertInto('feedback')
      .values({ id, ...words, blob: 'feedback/named' })
      .execute();
    expect(await sweepBlobs(kysely, blobs, new Date(Date.now() - 60_000))).toBe(0);
    expect(await sweepBlobs(kysely, blobs, soon())).toBe(2);
    expect(await allBlobs(blobs)).toEqual(['feedback/named']);
    await kysely.deleteFrom('feedback').execute();
    await blobs.delete(['feedback/named']);
  });
});

test('files: a process that ends while it writes leaves no blob, and the unfinished file is found', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cifra-blobs-'));
  try {
    const blobs = blobsInFiles(folder);
    await blobs.put('jobs/ab12', Buffer.from('whole'));
    const remains = join(folder, 'jobs/ab/ab99.part');
    writeFileSync(remains, 'ha');
    utimesSync(remains, 0, 0);
    expect(await blobs.get('jobs/ab99')).toBeNull();
    expect(await allBlobs(blobs)).toEqual(['jobs/ab12', 'jobs/ab99.part']);
    await blobs.delete(['jobs/ab99.part']);
    expect(await allBlobs(blobs)).toEqual(['jobs/ab12']);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('files: a blob that would leave too little space is refused before it is written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cifra-blobs-'));
  try {
    const blobs = blobsInFiles(folder, async () => 70 * 2 ** 20);
    await blobs.put('jobs/small', Buffer.alloc(5 * 2 ** 20));
    await expect(blobs.checkRoom(7 * 2 ** 20)).rejects.toMatchObject({ code: 'storage-full', status: 507 });
    await expect(blobs.put('jobs/large', Buffer.alloc(7 * 2 ** 20))).rejects.toThrow(
      'only 70 MiB are free on the disk with the data of the server, 71 MiB are needed: free some space',
    );
    expect(await allBlobs(blobs)).toEqual(['jobs/small']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
