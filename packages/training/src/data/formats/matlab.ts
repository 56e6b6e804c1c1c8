/**
 * MATLAB's level 5 MAT-files ("MAT-File Format", MathWorks, chapter 1), as MATLAB's `save -v7` and
 * `scipy.io.savemat` write them. Reads numeric arrays, also in structures; other variables are skipped.
 */
import { inflateSync } from 'node:zlib';
import { DataError } from '../../dataset/dataError.ts';
import { countElements, type NumberTensor, type NumberType, readNumbers, widthOf } from './numbers.ts';
import { LARGEST } from './rawFile.ts';

const HEADER = 128; // bytes
const DEEPEST = 8; // nested structures
const MATRIX = 14;
const COMPRESSED = 15;
const STRUCT_CLASS = 2;
const NUMERIC_CLASSES = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
const COMPLEX = 0x0800;

const TYPES: Readonly<Record<number, NumberType>> = {
  1: 'int8',
  2: 'uint8',
  3: 'int16',
  4: 'uint16',
  5: 'int32',
  6: 'uint32',
  7: 'float32',
  9: 'float64',
  12: 'int64',
  13: 'uint64',
};

/** True if the bytes start as a level 5 MAT-file does. */
export function isMatlab(bytes: Uint8Array): boolean {
  const end = Buffer.from(bytes.subarray(124, HEADER)).toString('latin1');
  return end === '\x00\x01IM' || end === '\x01\x00MI';
}

/**
 * Reads the numeric arrays by their names; the field of a structure is `structure.field`.
 * @throws DataError that names the place in the file
 */
export function parseMatlab(bytes: Uint8Array, file: string): Map<string, NumberTensor> {
  const littleEndian = bytes[126] === 0x49;
  const found = new Map<string, NumberTensor>();
  let left = LARGEST;
  for (const element of elements({ bytes, littleEndian, where: file }, HEADER)) {
    const inner = element.type === COMPRESSED ? unpacked(element.data, left, file) : null;
    left -= inner?.length ?? 0;
    const [matrix] = inner === null ? [element] : elements({ bytes: inner, littleEndian, where: file });
    if (matrix?.type === MATRIX) addMatrix(found, { bytes: matrix.data, littleEndian, where: file }, '', 0);
  }
  return found;
}

type Source = { readonly bytes: Uint8Array; readonly littleEndian: boolean; readonly where: string };
type Element = { readonly type: number; readonly data: Uint8Array };

/** The data elements one after another: a tag of type and size, then data padded to 8 bytes. */
function* elements({ bytes, littleEndian, where }: Source, start = 0): Generator<Element, void, undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = start; at < bytes.length; ) {
    if (at + 8 > bytes.length) throw cutShort(where, at, 8, bytes.length - at);
    const first = view.getUint32(at, littleEndian);
    const small = first >>> 16; // size of a small element, whose data are in its tag
    const size = small > 0 ? small : view.getUint32(at + 4, littleEndian);
    const type = small > 0 ? first & 0xffff : first;
    const from = at + (small > 0 ? 4 : 8);
    if (small > 4 || from + size > bytes.length) throw cutShort(where, from, size, bytes.length - from);
    yield { type, data: bytes.subarray(from, from + size) };
    if (small > 0) at += 8;
    else at = from + (type === COMPRESSED ? size : Math.ceil(size / 8) * 8);
  }
}

function cutShort(where: string, at: number, wanted: number, got: number): DataError {
  return new DataError(
    `${where}, byte ${at}: got ${got} bytes of a MAT-file's element, expected ${wanted}; the file is cut short or damaged`,
  );
}

function unpacked(data: Uint8Array, most: number, file: string): Uint8Array {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    throw new DataError(
      `${file}: got a compressed variable that cannot be unpacked (${(error as Error).message}), expected a whole one ` +
        `of at most ${LARGEST} bytes; save the file again, or split the data set`,
    );
  }
}

function addMatrix(found: Map<string, NumberTensor>, source: Source, path: string, depth: number): void {
  if (depth > DEEPEST) throw new DataError(`${source.where}: got structures nested deeper than ${DEEPEST}`);
  if (source.bytes.length === 0) return; // an empty array, as MATLAB writes it in structures
  const parts = elements(source);
  const header = headerOf(parts, source);
  const name = [path, header.name].filter((part) => part !== '').join('.');
  if (header.kind === STRUCT_CLASS) addFields(found, parts, source, name, depth);
  if (!NUMERIC_CLASSES.includes(header.kind)) return;
  if (header.complex)
    throw new DataError(`${source.where}, ${name}: got complex numbers, expected real ones`);
  found.set(name, {
    shape: header.shape,
    data: numbersOf(parts, header.shape, source, name),
    columnMajor: true,
  });
}

type Header = {
  readonly kind: number;
  readonly complex: boolean;
  readonly shape: readonly number[];
  readonly name: string;
};

function headerOf(parts: Iterator<Element>, source: Source): Header {
  const flags = uint32s(next(parts, source), source);
  const shape = uint32s(next(parts, source), source);
  const name = Buffer.from(next(parts, source)).toString('latin1');
  const [first = 0] = flags;
  return { kind: first & 0xff, complex: (first & COMPLEX) !== 0, shape: [...shape], name };
}

function addFields(
  found: Map<string, NumberTensor>,
  parts: Iterator<Element>,
  source: Source,
  path: string,
  depth: number,
): void {
  const [length = 0] = uint32s(next(parts, source), source);
  const names = Buffer.from(next(parts, source)).toString('latin1');
  if (length === 0) return;
  const fields = Math.floor(names.length / length);
  for (let i = 0; i < fields; i++) {
    const field = names.slice(i * length, (i + 1) * length).replace(/\0.*$/s, '');
    addMatrix(
      found,
      { ...source, bytes: next(parts, source) },
      `${path}.${field}`.replace(/^\./, ''),
      depth + 1,
    );
  }
}

function numbersOf(parts: Iterator<Element>, shape: readonly number[], source: Source, name: string) {
  const where = `${source.where}, ${name}`;
  const count = countElements(shape, where);
  const { value, done } = parts.next();
  const type = done ? undefined : TYPES[value.type];
  const got = type === undefined ? 0 : value.data.length / widthOf(type);
  if (type === undefined || got !== count)
    throw new DataError(
      `${where}: got ${got} numbers, expected ${count} for ${shape.join('×')}; the file is damaged`,
    );
  return readNumbers(value.data, type, source.littleEndian);
}

function next(parts: Iterator<Element>, { where }: Source): Uint8Array {
  const { value, done } = parts.next();
  if (!done) return value.data;
  throw new DataError(
    `${where}: got a variable without its header, expected flags, dimensions and a name; the file is damaged`,
  );
}

function uint32s(bytes: Uint8Array, { littleEndian }: Source): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getUint32(4 * i, littleEndian));
}
