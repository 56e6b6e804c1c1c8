import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataError } from '../../dataset/dataError.ts';
import { writeAtomically } from '../../files/atomicFile.ts';
import type { Download, Source } from './catalogue.ts';
import { discardPart, TransferError, transfer } from './transfer.ts';
import { type Unpacked, unpackDownload } from './unpackDownload.ts';
import { checkFile } from './verify.ts';

/**
 * Events while a source is downloaded, for a progress line. Sizes in bytes, times in milliseconds.
 */
export type GetEvent =
  /** The file already exists and is correct. */
  | { readonly kind: 'present'; readonly remote: string; readonly files: readonly string[] }
  /**
   * `received` includes bytes of an earlier try; `total` is null if the server does not report it.
   */
  | {
      readonly kind: 'progress';
      readonly remote: string;
      readonly url: string;
      readonly received: number;
      readonly total: number | null;
    }
  /** A try failed. The next try follows, at the same or the next mirror. */
  | { readonly kind: 'failed'; readonly remote: string; readonly url: string; readonly reason: string }
  /** Every mirror failed. Those that may work later are tried again after `wait`. */
  | { readonly kind: 'waiting'; readonly remote: string; readonly wait: number }
  /** Downloaded, verified and in its place. */
  | { readonly kind: 'done'; readonly remote: string; readonly files: readonly string[] };

export type GetOptions = {
  /** The data folder; created if it does not exist. */
  readonly root: string;
  readonly fetch: typeof fetch;
  readonly onEvent?: (event: GetEvent) => void;
  readonly signal?: AbortSignal;
  /** Replaces the source's own mirrors: folders that contain its files, with a slash at the end. */
  readonly mirrors?: readonly string[];
  /**
   * Number of rounds over all mirrors. In a round, a mirror is tried again as long as each try
   * gives new bytes.
   */
  readonly rounds?: number;
  /** Wait before the second round, milliseconds; doubles with each round. */
  readonly backoff?: number;
  /** A connection is abandoned after this much silence, milliseconds. */
  readonly stall?: number;
};

/** Maximum wait between two rounds, whatever a server asks for, milliseconds. */
const LONGEST_WAIT = 30_000;

type Settings = Required<Omit<GetOptions, 'signal'>> & { readonly signal: AbortSignal | undefined };

/** State of a mirror for one file. */
type Mirror = { readonly url: string; alive: boolean; received: number; retryAfter: number; reason: string };

/**
 * Downloads the missing files of a source, each from the first mirror that gives the right bytes.
 *
 * Received bytes are kept in `.part` files when the connection breaks or `signal` aborts, and the next call
 * resumes there. A file appears under its name only when it is complete and its SHA-256 is the published one;
 * an existing corrupt file is kept as `.corrupt`.
 *
 * @throws DataError if no mirror gives a file, with the reason for each; the reason of `signal` when aborted
 */
export async function getSource(source: Source, options: GetOptions): Promise<void> {
  const settings: Settings = {
    onEvent: () => {},
    mirrors: source.mirrors,
    rounds: 4,
    backoff: 1000,
    stall: 30_000,
    ...options,
    signal: options.signal,
  };
  for (const download of source.downloads) await getDownload(download, settings);
}

async function getDownload(download: Download, settings: Settings): Promise<void> {
  const { root, onEvent } = settings;
  const { remote } = download;
  const checks = await Promise.all(download.files.map((file) => checkFile(root, file)));
  if (checks.every(({ state }) => state === 'ok')) {
    onEvent({ kind: 'present', remote, files: checks.map(({ path }) => path) });
    return;
  }
  const folder = join(root, dirname(download.files[0].path));
  await mkdir(folder, { recursive: true });
  const unpacked = (await byHand(download, folder)) ?? (await fromMirrors(download, folder, settings));
  for (const { path, state } of checks) if (state === 'corrupt') await setAside(path);
  const files = unpacked.map(({ file, suffix }) => join(root, file.path + suffix));
  for (const [i, { content }] of unpacked.entries()) await writeAtomically(files[i], content);
  await discardPart(join(folder, `${remote}.part`));
  onEvent({ kind: 'done', remote, files });
}

/**
 * Checks for the published file, which a user without network access may have put into the folder.
 */
async function byHand(download: Download, folder: string): Promise<readonly Unpacked[] | null> {
  const path = join(folder, download.remote);
  const content = await readFile(path).catch(() => null);
  if (!content) return null;
  return unpackDownload(download, content, path).catch(() => null);
}

async function fromMirrors(
  download: Download,
  folder: string,
  settings: Settings,
): Promise<readonly Unpacked[]> {
  const { mirrors, rounds, onEvent, signal } = settings;
  const { remote } = download;
  const all = mirrors.map(
    (base): Mirror => ({ url: base + remote, alive: true, received: 0, retryAfter: 0, reason: 'not tried' }),
  );
  for (let round = 0; round < rounds && all.some(({ alive }) => alive); round++) {
    if (round > 0) {
      const wait = pause(all, round, settings);
      onEvent({ kind: 'waiting', remote, wait });
      await sleep(wait, undefined, { signal }).catch(() => signal?.throwIfAborted());
    }
    for (const mirror of all.filter(({ alive }) => alive)) {
      const unpacked = await fromMirror(mirror, download, join(folder, `${remote}.part`), settings);
      if (unpacked) return unpacked;
    }
  }
  throw new DataError(
    `no mirror gave ${remote}. Try again later (received bytes are kept), or put ${remote} into ${folder} and run ` +
      `the same command again:${all.map(({ url, reason }) => `\n  ${url}: ${reason}`).join('')}`,
  );
}

/**
 * The wait doubles with each round. It is longer if all remaining mirrors ask for a longer wait.
 */
function pause(mirrors: readonly Mirror[], round: number, { backoff }: Settings): number {
  const asked = Math.min(...mirrors.filter(({ alive }) => alive).map(({ retryAfter }) => retryAfter));
  return Math.min(Math.max(backoff * 2 ** (round - 1), asked), LONGEST_WAIT);
}

/**
 * Tries one mirror for as long as every try gains bytes; null if the next mirror should be tried.
 */
async function fromMirror(
  mirror: Mirror,
  download: Download,
  part: string,
  settings: Settings,
): Promise<readonly Unpacked[] | null> {
  for (;;) {
    const before = mirror.received;
    let resumed = false;
    try {
      ({ resumed } = await transferFrom(mirror, download, part, settings));
      return await unpackDownload(download, await readFile(part), mirror.url);
    } catch (error) {
      settings.signal?.throwIfAborted();
      if (!(error instanceof TransferError || error instanceof DataError)) throw error;
      mirror.reason = error.message;
      settings.onEvent({ kind: 'failed', remote: download.remote, url: mirror.url, reason: error.message });
      if (!(await another(mirror, error, part, { before, resumed }))) return null;
    }
  }
}

function transferFrom(mirror: Mirror, { remote }: Download, part: string, settings: Settings) {
  const { fetch, signal, stall, onEvent } = settings;
  const { url } = mirror;
  return transfer(url, part, {
    fetch,
    signal,
    stall,
    onProgress: (received, total) => {
      mirror.received = Math.max(mirror.received, received);
      onEvent({ kind: 'progress', remote, url, received, total });
    },
  });
}

/**
 * Returns true if the same mirror is to be tried again at once. Marks the mirror if it is not to be
 * tried in later rounds.
 */
async function another(
  mirror: Mirror,
  error: TransferError | DataError,
  part: string,
  { before, resumed }: { before: number; resumed: boolean },
): Promise<boolean> {
  if (error instanceof TransferError) {
    mirror.alive = error.passing;
    mirror.retryAfter = error.retryAfter;
    return error.passing && mirror.received > before;
  }
  // The file is complete, but wrong. If it contains bytes of an earlier try, those may be wrong.
  // Otherwise the mirror has a wrong file.
  await discardPart(part);
  mirror.alive = resumed;
  return resumed;
}

/** Renames the file at `path` or `path.gz` to `….corrupt`, so that readers skip it. */
async function setAside(path: string): Promise<void> {
  const plain = path.replace(/\.gz$/, '');
  for (const candidate of [plain, `${plain}.gz`]) {
    await rename(candidate, `${candidate}.corrupt`).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
}
