import { DataError } from '../../dataset/dataError.ts';
import { LARGEST } from './rawFile.ts';

/** An array of numbers of any of JavaScript's element types that numbers have. */
export type NumberArray =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

/** An array as NumPy and MATLAB store it. */
export type NumberTensor = {
  /** Outermost dimension first. */
  readonly shape: readonly number[];
  readonly data: NumberArray;
  /** True if the first index varies fastest, as in MATLAB and Fortran. */
  readonly columnMajor: boolean;
};

/** Element types of NumPy and MATLAB. */
export type NumberType =
  | 'uint8'
  | 'int8'
  | 'uint16'
  | 'int16'
  | 'uint32'
  | 'int32'
  | 'uint64'
  | 'int64'
  | 'float16'
  | 'float32'
  | 'float64';

type Codec = {
  /** Bytes of one element. */
  readonly width: number;
  readonly create: (count: number) => NumberArray;
  readonly read: (view: DataView, offset: number, littleEndian: boolean) => number;
};

const CODECS: Readonly<Record<NumberType, Codec>> = {
  uint8: { width: 1, create: (n) => new Uint8Array(n), read: (view, at) => view.getUint8(at) },
  int8: { width: 1, create: (n) => new Int8Array(n), read: (view, at) => view.getInt8(at) },
  uint16: { width: 2, create: (n) => new Uint16Array(n), read: (view, at, le) => view.getUint16(at, le) },
  int16: { width: 2, create: (n) => new Int16Array(n), read: (view, at, le) => view.getInt16(at, le) },
  uint32: { width: 4, create: (n) => new Uint32Array(n), read: (view, at, le) => view.getUint32(at, le) },
  int32: { width: 4, create: (n) => new Int32Array(n), read: (view, at, le) => view.getInt32(at, le) },
  uint64: {
    width: 8,
    create: (n) => new Float64Array(n),
    read: (view, at, le) => Number(view.getBigUint64(at, le)),
  },
  int64: {
    width: 8,
    create: (n) => new Float64Array(n),
    read: (view, at, le) => Number(view.getBigInt64(at, le)),
  },
  float16: {
    width: 2,
    create: (n) => new Float32Array(n),
    read: (view, at, le) => half(view.getUint16(at, le)),
  },
  float32: { width: 4, create: (n) => new Float32Array(n), read: (view, at, le) => view.getFloat32(at, le) },
  float64: { width: 8, create: (n) => new Float64Array(n), read: (view, at, le) => view.getFloat64(at, le) },
};

/** IEEE 754's binary16; `DataView.getFloat16` is newer than Node 20. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = (bits & 0x3ff) / 1024;
  if (exponent === 0) return sign * fraction * 2 ** -14;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * (1 + fraction) * 2 ** (exponent - 15);
}

/** Bytes of one element. */
export function widthOf(type: NumberType): number {
  return CODECS[type].width;
}

/**
 * Reads elements; 64-bit integers become numbers. One-byte elements are a view into `bytes`.
 * @param bytes exactly the elements, without a header
 */
export function readNumbers(bytes: Uint8Array, type: NumberType, littleEndian: boolean): NumberArray {
  const { width, create, read } = CODECS[type];
  if (type === 'uint8') return bytes;
  const count = bytes.length / width;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = create(count);
  for (let i = 0; i < count; i++) numbers[i] = read(view, i * width, littleEndian);
  return numbers;
}

/**
 * Returns the number of elements of a shape.
 * @throws DataError if they do not fit into the memory that one file may take
 */
export function countElements(shape: readonly number[], where: string): number {
  const count = shape.reduce((product, side) => product * side, 1);
  if (Number.isSafeInteger(count) && count <= LARGEST) return count;
  throw new DataError(
    `${where}: got an array of ${shape.join('×')}, expected at most ${LARGEST} elements; split the data set`,
  );
}
