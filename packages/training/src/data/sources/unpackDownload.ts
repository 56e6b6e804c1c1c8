import { gzipSync } from 'node:zlib';
import { DataError } from '../../dataset/dataError.ts';
import { sha256 } from '../../files/sha256.ts';
import { encodeIdx } from '../formats/idx.ts';
import { isGzip, unpack } from '../formats/rawFile.ts';
import { parseUspsText } from '../formats/uspsText.ts';
import type { DataFile, Download } from './catalogue.ts';

/** A file of a data folder, ready to be written. */
export type Unpacked = { readonly file: DataFile; readonly suffix: '' | '.gz'; readonly content: Uint8Array };

/**
 * Unpacks a downloaded file's content, verified by the SHA-256 of each file's raw bytes.
 * @throws DataError if the content differs; the file name that the server gave does not matter
 */
export async function unpackDownload(
  download: Download,
  content: Uint8Array,
  from: string,
): Promise<readonly Unpacked[]> {
  const raw = await unpack(content, from);
  switch (download.form) {
    case 'idx': {
      const [file] = download.files;
      prove(file, raw, from);
      return [{ file, suffix: isGzip(content) ? '.gz' : '', content }];
    }
    case 'usps-text': {
      const [images, labels] = download.files;
      const digits = parseUspsText(raw, from);
      const count = digits.labels.length;
      return [
        repacked(images, encodeIdx('uint8', [count, ...images.shape.slice(1)], digits.images), from),
        repacked(labels, encodeIdx('uint8', [count], digits.labels), from),
      ];
    }
  }
}

function repacked(file: DataFile, raw: Uint8Array, from: string): Unpacked {
  prove(file, raw, from);
  return { file, suffix: '.gz', content: gzipSync(raw) };
}

function prove(file: DataFile, raw: Uint8Array, from: string): void {
  const got = sha256(raw);
  if (got === file.sha256) return;
  throw new DataError(`${from}: SHA-256 of the raw bytes of ${file.path} is ${got}, expected ${file.sha256}`);
}
