import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createRandom, type Random } from '@cifra/core/random/random.ts';
import { sha256 } from '../../files/sha256.ts';
import { encodeIdx } from '../formats/idx.ts';
import {
  type Catalogue,
  catalogue,
  type DataFile,
  type Download,
  type Part,
  type Source,
} from '../sources/catalogue.ts';

/** Number of digits in each part of each tiny set. */
export const TINY = { mnist: { train: 60, test: 20 }, usps: { train: 12, test: 6 } } as const;

/** A catalogue like the published one, of invented digits, and the contents of its mirrors. */
export type TinyData = {
  readonly catalogue: Catalogue;
  /** Raw bytes of each file of a data folder, by its path without `.gz`. */
  readonly raw: ReadonlyMap<string, Uint8Array>;
  /** Content of each file of a mirror, by its name. */
  readonly remote: ReadonlyMap<string, Uint8Array>;
};

/**
 * Same layout, types and side lengths as the real data; noise for pictures; twelve writers of two
 * series.
 */
export function makeTinyData(seed = 1): TinyData {
  const rng = createRandom(seed);
  const raw = new Map<string, Uint8Array>();
  const remote = new Map<string, Uint8Array>();
  const known = (file: DataFile, shape: number[], data: number[]): DataFile => {
    const bytes = encodeIdx(file.type, shape, data);
    raw.set(file.path, bytes);
    return { ...file, shape, sha256: sha256(bytes) };
  };
  const mnist = (part: Part) => {
    const files = catalogue.parts.mnist[part];
    const n = TINY.mnist[part];
    const labels = Array.from({ length: n }, () => rng.integer(10));
    // QMNIST's test table continues after MNIST's digits.
    const rows = part === 'test' ? [...labels, 3, 1] : labels;
    return {
      images: known(files.images, [n, 28, 28], noise(rng, n * 784)),
      labels: known(files.labels, [n], labels),
      writers: known(files.writers, [rows.length, 8], rows.flatMap(writerRow)),
    };
  };
  const usps = (part: Part) => {
    const files = catalogue.parts.usps[part];
    const n = TINY.usps[part];
    const labels = Array.from({ length: n }, () => rng.integer(10));
    const pixels = noise(rng, n * 256);
    remote.set(`zip.${part}.gz`, gzipSync(uspsText(labels, pixels)));
    return { images: known(files.images, [n, 16, 16], pixels), labels: known(files.labels, [n], labels) };
  };
  const parts: Catalogue['parts'] = {
    mnist: { train: mnist('train'), test: mnist('test') },
    usps: { train: usps('train'), test: usps('test') },
  };
  const all = [parts.mnist.train, parts.mnist.test, parts.usps.train, parts.usps.test];
  const files = new Map(
    all.flatMap((part): DataFile[] => Object.values(part)).map((file) => [file.path, file]),
  );
  const sources = {
    mnist: withFiles(catalogue.sources.mnist, files),
    usps: withFiles(catalogue.sources.usps, files),
    qmnist: withFiles(catalogue.sources.qmnist, files),
  };
  for (const { form, remote: name, files: made } of [
    ...sources.mnist.downloads,
    ...sources.qmnist.downloads,
  ]) {
    if (form === 'idx') remote.set(name, gzipSync(raw.get(made[0].path)!));
  }
  return { catalogue: { ...catalogue, sources, parts }, raw, remote };
}

/** Writes raw files into a new data folder and returns its path. */
export async function writeData(raw: ReadonlyMap<string, Uint8Array>, { gzip = true } = {}): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'cifra-data-'));
  for (const [path, bytes] of raw) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, gzip ? `${path}.gz` : path), gzip ? gzipSync(bytes) : bytes);
  }
  return root;
}

function noise(rng: Random, count: number): number[] {
  return Array.from({ length: count }, () => rng.integer(256));
}

function writerRow(label: number, index: number): number[] {
  const writer = 100 + (index % 12);
  return [label, writer % 2 === 0 ? 0 : 4, writer, index, 30 + label, 1000 + index, 0, 0];
}

/** Values with three decimals, as in the published text, that decode to exactly the same bytes. */
function uspsText(labels: readonly number[], pixels: readonly number[]): string {
  const values = pixels.map((byte) => (byte / 127.5 - 1).toFixed(3));
  return labels
    .map((label, row) => `${label}.0000 ${values.slice(row * 256, (row + 1) * 256).join(' ')} \n`)
    .join('');
}

function withFiles(source: Source, files: ReadonlyMap<string, DataFile>): Source {
  const current = ({ path }: DataFile): DataFile => files.get(path)!;
  const downloads = source.downloads.map(
    (download): Download =>
      download.form === 'idx'
        ? { ...download, files: [current(download.files[0])] }
        : { ...download, files: [current(download.files[0]), current(download.files[1])] },
  );
  return { ...source, downloads };
}
