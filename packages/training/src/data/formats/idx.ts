/**
 * IDX, the format of MNIST's files (LeCun, Cortes, Burges, "The MNIST database", section "File
 * formats"): two zero bytes, a type code, the number of dimensions, each dimension as a big-endian
 * uint32, then the elements, row-major and big-endian.
 */
import { DataError } from '../../dataset/dataError.ts';
import { type RawFile, readRaw } from './rawFile.ts';

export type IdxType = 'uint8' | 'int8' | 'int16' | 'int32' | 'float32' | 'float64';

type Elements = {
  uint8: Uint8Array;
  int8: Int8Array;
  int16: Int16Array;
  int32: Int32Array;
  float32: Float32Array;
  float64: Float64Array;
};

/** One tensor of an IDX file. */
export type Idx<T extends IdxType = IdxType> = {
  readonly type: T;
  /** Outermost dimension first, such as [60000, 28, 28]. */
  readonly shape: readonly number[];
  /** Row-major. A view into the file's bytes for the one-byte types. */
  readonly data: Elements[T];
};

type Codec = {
  readonly code: number;
  /** Bytes of one element. */
  readonly width: number;
  readonly read: (view: DataView, count: number) => Elements[IdxType];
  readonly write: (view: DataView, offset: number, value: number) => void;
};

function each<A extends Elements[IdxType]>(array: A, read: (index: number) => number): A {
  for (let i = 0; i < array.length; i++) array[i] = read(i);
  return array;
}

const CODECS: { readonly [T in IdxType]: Codec } = {
  uint8: {
    code: 0x08,
    width: 1,
    read: (view, count) => new Uint8Array(view.buffer, view.byteOffset, count),
    write: (view, offset, value) => view.setUint8(offset, value),
  },
  int8: {
    code: 0x09,
    width: 1,
    read: (view, count) => new Int8Array(view.buffer, view.byteOffset, count),
    write: (view, offset, value) => view.setInt8(offset, value),
  },
  int16: {
    code: 0x0b,
    width: 2,
    read: (view, count) => each(new Int16Array(count), (i) => view.getInt16(2 * i)),
    write: (view, offset, value) => view.setInt16(offset, value),
  },
  int32: {
    code: 0x0c,
    width: 4,
    read: (view, count) => each(new Int32Array(count), (i) => view.getInt32(4 * i)),
    write: (view, offset, value) => view.setInt32(offset, value),
  },
  float32: {
    code: 0x0d,
    width: 4,
    read: (view, count) => each(new Float32Array(count), (i) => view.getFloat32(4 * i)),
    write: (view, offset, value) => view.setFloat32(offset, value),
  },
  float64: {
    code: 0x0e,
    width: 8,
    read: (view, count) => each(new Float64Array(count), (i) => view.getFloat64(8 * i)),
    write: (view, offset, value) => view.setFloat64(offset, value),
  },
};

const TYPES = Object.keys(CODECS) as IdxType[];

/**
 * Reads one tensor from raw (gunzipped) bytes; `file` is used only in messages.
 * @throws DataError that names file, offset, actual and expected content: wrong magic, a short file, or bytes
 * left over
 */
export function parseIdx(bytes: Uint8Array, file: string): Idx {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { type, rank } = readMagic(view, file);
  const header = 4 + 4 * rank; // bytes
  if (bytes.length < header) {
    throw broken(file, 4, `${bytes.length - 4} bytes of dimensions`, `${4 * rank}; the file is cut short`);
  }
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const count = shape.reduce((product, side) => product * side, 1);
  const { width, read } = CODECS[type];
  const got = bytes.length - header;
  if (got !== count * width) {
    const why = got < count * width ? 'the file is cut short' : 'the file has bytes left over';
    throw broken(file, header, `${got} bytes of data`, `${count * width} for [${shape}] ${type}; ${why}`);
  }
  return { type, shape, data: read(new DataView(bytes.buffer, bytes.byteOffset + header, got), count) };
}

function readMagic(view: DataView, file: string): { type: IdxType; rank: number } {
  if (view.byteLength < 4)
    throw broken(file, 0, `${view.byteLength} bytes`, 'at least 4; the file is cut short');
  const zeros = view.getUint16(0);
  if (zeros !== 0) throw broken(file, 0, hex(zeros, 4), '0x0000; this is not an IDX file');
  const code = view.getUint8(2);
  const type = TYPES.find((name) => CODECS[name].code === code);
  if (!type) {
    const wanted = TYPES.map((name) => `${hex(CODECS[name].code, 2)} (${name})`).join(', ');
    throw broken(file, 2, `element type ${hex(code, 2)}`, `one of ${wanted}`);
  }
  const rank = view.getUint8(3);
  if (rank === 0) throw broken(file, 3, '0 dimensions', 'at least 1');
  return { type, rank };
}

function broken(file: string, offset: number, got: string, wanted: string): DataError {
  return new DataError(`${file}, byte ${offset}: got ${got}, expected ${wanted}`);
}

function hex(value: number, digits: number): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}

/**
 * Checks type and shape of a file before its elements are used; null = any size.
 * @throws DataError if the type, the rank or a dimension differs
 */
export function expectIdx<T extends IdxType>(
  idx: Idx,
  type: T,
  shape: readonly (number | null)[],
  file: string,
): Idx<T> {
  const fits =
    idx.type === type &&
    idx.shape.length === shape.length &&
    shape.every((side, axis) => side === null || side === idx.shape[axis]);
  if (!fits) {
    const wanted = shape.map((side) => side ?? 'n').join(', ');
    throw new DataError(`${file}: got [${idx.shape.join(', ')}] ${idx.type}, expected [${wanted}] ${type}`);
  }
  return idx as Idx<T>;
}

/** Reads `path` or `path.gz`. @throws DataError as `readRaw` and `parseIdx` do */
export async function readIdx(path: string): Promise<Idx & { file: RawFile }> {
  const file = await readRaw(path);
  return { ...parseIdx(file.bytes, file.path), file };
}

/**
 * Encodes the bytes of an IDX file, not gzipped; `parseIdx` reads them back.
 * @throws RangeError if `data` does not fill `shape`
 */
export function encodeIdx(type: IdxType, shape: readonly number[], data: ArrayLike<number>): Uint8Array {
  const count = shape.reduce((product, side) => product * side, 1);
  if (shape.length === 0 || count !== data.length) {
    throw new RangeError(
      `encodeIdx: got ${data.length} elements, expected ${count} for [${shape.join(', ')}]`,
    );
  }
  const { code, width, write } = CODECS[type];
  const header = 4 + 4 * shape.length;
  const bytes = new Uint8Array(header + count * width);
  const view = new DataView(bytes.buffer);
  view.setUint8(2, code);
  view.setUint8(3, shape.length);
  shape.forEach((side, axis) => {
    view.setUint32(4 + 4 * axis, side);
  });
  for (let i = 0; i < count; i++) write(view, header + i * width, data[i]);
  return bytes;
}
