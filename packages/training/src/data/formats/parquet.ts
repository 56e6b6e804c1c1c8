/**
 * Parquet as Hugging Face's `datasets` writes pictures: a column of `struct<bytes, path>` with PNG or JPEG files,
 * and a column with the label.
 */
import * as zlib from 'node:zlib';
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadata,
  parquetReadObjects,
  snappyUncompress,
} from 'hyparquet';
import { DataError } from '../../dataset/dataError.ts';
import { LARGEST } from './rawFile.ts';

const PICTURES = ['image', 'img', 'picture', 'png'];
const LABELS = ['label', 'labels', 'digit', 'class', 'target', 'y'];
const MAGIC = 'PAR1';
const MOST_ROWS = 2 ** 22;

/** A picture file and its label, as in the file. */
export type ParquetPicture = { readonly bytes: Uint8Array; readonly label: number };

/** True if the bytes start as a parquet file does. */
export function isParquet(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('latin1') === MAGIC;
}

/** @throws DataError that names the columns that were found, or the row */
export async function parseParquet(bytes: Uint8Array, file: string): Promise<ParquetPicture[]> {
  const metadata = metadataOf(bytes, file);
  const columns = columnsOf(metadata, file);
  const rows = await readRows(bytes, metadata, columns, file);
  if (rows.length === 0) throw new DataError(`${file}: got no rows, expected one for each picture`);
  return rows.map((row, index) => pictureOf(row, columns, `${file}, row ${index + 1}`));
}

type Columns = { readonly picture: string; readonly label: string };
type Row = Readonly<Record<string, unknown>>;

function metadataOf(bytes: Uint8Array, file: string): FileMetaData {
  try {
    const metadata = parquetMetadata(Uint8Array.from(bytes).buffer);
    checkSize(metadata, file);
    return metadata;
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw broken(file, error);
  }
}

/** The declared sizes; `COMPRESSORS` checks each page again. */
function checkSize({ row_groups, num_rows }: FileMetaData, file: string): void {
  if (num_rows > MOST_ROWS)
    throw new DataError(
      `${file}: got ${num_rows} rows, expected at most ${MOST_ROWS}; import its parts one by one`,
    );
  const total = row_groups.reduce(
    (sum, { columns }) =>
      sum + columns.reduce((all, { meta_data }) => all + Number(meta_data?.total_uncompressed_size ?? 0), 0),
    0,
  );
  if (total > LARGEST)
    throw new DataError(
      `${file}: unpacks to ${total} bytes, expected at most ${LARGEST}; import its parts one by one`,
    );
}

function columnsOf({ schema }: FileMetaData, file: string): Columns {
  const names = schema.slice(1).map(({ name }) => name);
  const picture = PICTURES.find((name) => names.includes(name));
  const label = LABELS.find((name) => names.includes(name));
  if (picture !== undefined && label !== undefined) return { picture, label };
  throw new DataError(
    `${file}: got the columns ${names.join(', ')}, expected one of ${PICTURES.join(', ')} with picture files, and one of ` +
      `${LABELS.join(', ')}; rename the columns`,
  );
}

async function readRows(
  bytes: Uint8Array,
  metadata: FileMetaData,
  columns: Columns,
  file: string,
): Promise<Row[]> {
  const buffer: AsyncBuffer = {
    byteLength: bytes.length,
    slice: (start, end) => Uint8Array.from(bytes.subarray(start, end)).buffer,
  };
  try {
    return await parquetReadObjects({
      file: buffer,
      metadata,
      columns: Object.values(columns),
      compressors: COMPRESSORS,
      utf8: false,
    });
  } catch (error) {
    throw broken(file, error);
  }
}

/** hyparquet has Snappy; Node has the others. Each page unpacks to its declared size, which is checked. */
const COMPRESSORS: Compressors = {
  SNAPPY: (input, size) => snappy(input, checked(size)),
  GZIP: (input, size) => zlib.gunzipSync(input, atMost(size)),
  ZSTD: (input, size) => zstd(input, size),
  BROTLI: (input, size) => zlib.brotliDecompressSync(input, atMost(size)),
};

function snappy(input: Uint8Array, size: number): Uint8Array {
  const output = new Uint8Array(size);
  snappyUncompress(input, output);
  return output;
}

function zstd(input: Uint8Array, size: number): Uint8Array {
  if (zlib.zstdDecompressSync === undefined)
    throw new Error('Zstandard needs Node 22.15 or later; save the file with compression="snappy"');
  return zlib.zstdDecompressSync(input, atMost(size));
}

/** Node has no limit of 0 bytes. */
function atMost(size: number): { maxOutputLength: number } {
  return { maxOutputLength: Math.max(1, checked(size)) };
}

function checked(size: number): number {
  if (size >= 0 && size <= LARGEST) return size;
  throw new RangeError(`a page declares ${size} bytes`);
}

function pictureOf(row: Row, { picture, label }: Columns, where: string): ParquetPicture {
  const cell = row[picture];
  const bytes = cell instanceof Uint8Array ? cell : (cell as Row | null | undefined)?.bytes;
  if (!(bytes instanceof Uint8Array)) {
    throw new DataError(
      `${where}: got no picture file in "${picture}", expected its bytes; save the set with the pictures in it`,
    );
  }
  const value = row[label];
  if (typeof value !== 'number' && typeof value !== 'bigint')
    throw new DataError(`${where}: got a ${typeof value} in "${label}", expected a number`);
  return { bytes, label: Number(value) };
}

function broken(file: string, error: unknown): DataError {
  const reason = error instanceof Error ? error.message : String(error);
  return new DataError(
    `${file}: got a parquet file that cannot be read (${reason}), expected a whole one; download or save it again`,
  );
}
