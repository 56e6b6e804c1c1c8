import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lazyDatabase, openDatabase } from '../../platform/database/openDatabase.ts';
import { copyEmbedded } from '../../testing/embedded.ts';
import { createFeedbackService } from '../feedback/service.ts';
import { spooledZip } from './pictures.ts';
import { createJobService } from './service.ts';
import { fakeReader } from './testing/fakeReader.ts';
import { makeZip } from './testing/makeZip.ts';
import { picturesNamed } from './testing/pictures.ts';

const MiB = 2 ** 20;
const SIZE = 160 * MiB;

let folder: string;
/** Why no small disk can be mounted here; null when it can. */
let reason: string | null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cifra-disk-'));
  reason = mount(folder);
});
afterEach(() => {
  if (reason === null) execFileSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
});

function mount(at: string): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'only root on Linux can mount a small disk';
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'none', at], { stdio: 'ignore' });
    return null;
  } catch {
    return 'no file system can be mounted here';
  }
}

/** Fills the disk until this number of bytes is free. */
function fill(free: number): () => void {
  const { bavail, bsize } = statfsSync(folder);
  const file = join(folder, 'filler');
  writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize - free)));
  return () => rmSync(file);
}

const me = { caller: 'me', admin: false };
const request = (names: readonly string[]) => ({
  caller: 'me',
  options: {},
  idempotencyKey: null,
  pictures: picturesNamed(names),
});

test('a full disk: 507, results stay readable, and jobs continue once there is space', async ({ skip }) => {
  if (reason !== null) return skip(reason);
  await copyEmbedded(join(folder, 'data'));
  const database = lazyDatabase(
    () => openDatabase({ folder: join(folder, 'data') }),
    () => {},
  );
  const reader = fakeReader();
  const jobs = createJobService({ database, reader, onError() {} });
  const feedback = createFeedbackService(database, { redraw: async (picture) => picture });
  try {
    const end = async (id: string) => {
      for await (const view of await jobs.watch(id, me, AbortSignal.timeout(240_000)))
        if (view.state === 'completed') return view;
      return null;
    };
    const early = await jobs.create(request(['early.png']));
    await end(early.job.id);
    const gate = reader.hold();
    const held = await jobs.create(request(['held.png']));
    await gate.reached;

    // Room for the database, none for pictures.
    let free = fill(50 * MiB);
    await expect(jobs.create(request(['a.png']))).rejects.toMatchObject({
      code: 'storage-full',
      status: 507,
    });
    const kept = { label: '7', picture: Buffer.from('png'), keepPicture: true };
    await expect(feedback.add(me, kept)).rejects.toMatchObject({ code: 'storage-full' });
    await feedback.add(me, { label: '7' });
    free();

    // No room at all.
    free = fill(0);
    gate.open();
    await expect(jobs.create(request(['a.png']))).rejects.toMatchObject({ code: 'storage-full' });
    await expect(feedback.add(me, { label: '8' })).rejects.toMatchObject({ code: 'storage-full' });
    const items = await jobs.items(early.job.id, me);
    expect((await items.next()).value).toMatchObject({ name: 'early.png', status: 'read' });
    expect(await feedback.list(me, { before: null, limit: 10 })).toHaveLength(1);
    free();

    expect(await end(held.job.id)).toMatchObject({ read: 1, failed: 0 });
    await end((await jobs.create(request(['late.png']))).job.id);
  } finally {
    await jobs.close();
    await database.close();
  }
});

test('a ZIP that does not fit into the temporary folder: 507', async ({ skip }) => {
  if (reason !== null) return skip(reason);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  const free = fill(MiB);
  try {
    const zip = makeZip([{ name: 'a.png', content: Buffer.alloc(4 * MiB), stored: true }]);
    const parts = Array.from({ length: 64 }, (_, i) =>
      zip.subarray((i * zip.length) / 64, ((i + 1) * zip.length) / 64),
    );
    await expect(spooledZip(Readable.from(parts)).next()).rejects.toMatchObject({
      code: 'storage-full',
      message: expect.stringContaining(folder),
    });
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    free();
  }
});
