/** NPY, NumPy's format for one array (NEP 1; versions 1.0 to 3.0 of `numpy.lib.format`). */
import { DataError } from '../../dataset/dataError.ts';
import { countElements, type NumberTensor, type NumberType, readNumbers, widthOf } from './numbers.ts';

const MAGIC = '\x93NUMPY';
const SAVE = 'save it with numpy.save as an array of numbers';

const TYPES: Readonly<Record<string, NumberType>> = {
  b1: 'uint8',
  u1: 'uint8',
  i1: 'int8',
  u2: 'uint16',
  i2: 'int16',
  u4: 'uint32',
  i4: 'int32',
  u8: 'uint64',
  i8: 'int64',
  f2: 'float16',
  f4: 'float32',
  f8: 'float64',
};

/** True if the bytes start as an NPY file does. */
export function isNpy(bytes: Uint8Array): boolean {
  return latin1(bytes, 0, 6) === MAGIC;
}

/**
 * Reads one array; `where` is used only in messages.
 * @throws DataError that names what was found and what was expected
 */
export function parseNpy(bytes: Uint8Array, where: string): NumberTensor {
  if (!isNpy(bytes)) throw new DataError(`${where}: got no NPY header, expected \\x93NUMPY; ${SAVE}`);
  const { text, end } = headerOf(bytes, where);
  const descr = field(text, /'descr'\s*:\s*'([<>|=])([a-zA-Z]\d*)'/, 'an element type', where);
  const isLittleEndian = descr[1] !== '>';
  const type = TYPES[descr[2]];
  const characters = /^([US])(\d+)$/.exec(descr[2]);
  if (descr[2] === 'O')
    throw new DataError(
      `${where}: got Python objects, which need a pickle and are not read; save it with .astype(int)`,
    );
  if (type === undefined && characters === null)
    throw new DataError(`${where}: got elements of type ${descr[2]}, expected numbers; ${SAVE}`);
  const order = field(text, /'fortran_order'\s*:\s*(True|False)/, "'fortran_order'", where);
  const sides = field(text, /'shape'\s*:\s*\(([\d,\s]*)\)/, "a 'shape'", where);
  const shape = sides[1].split(',').flatMap((side) => (side.trim() === '' ? [] : [Number(side)]));
  const count = countElements(shape, where);
  const width =
    type === undefined ? Number(characters![2]) * (characters![1] === 'U' ? 4 : 1) : widthOf(type);
  const expected = countElements([count, width], where);
  const got = bytes.length - end;
  if (got !== expected) {
    const why = got < expected ? 'the file is cut short' : 'the file has bytes left over';
    throw new DataError(`${where}: got ${got} bytes of data, expected ${expected} for [${shape}]; ${why}`);
  }
  return {
    shape,
    data:
      type === undefined
        ? readTexts(
            bytes.subarray(end),
            { count, width, isWide: characters![1] === 'U', isLittleEndian },
            where,
          )
        : readNumbers(bytes.subarray(end), type, isLittleEndian),
    columnMajor: order[1] === 'True',
  };
}

type TextType = {
  readonly count: number;
  /** Bytes of an element. */
  readonly width: number;
  /** True for four bytes per character, false for one. */
  readonly isWide: boolean;
  readonly isLittleEndian: boolean;
};

/** Labels that are texts, such as '7'. @throws DataError for a text that is not a number */
function readTexts(
  bytes: Uint8Array,
  { count, width, isWide, isLittleEndian }: TextType,
  where: string,
): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const step = isWide ? 4 : 1;
  return Float64Array.from({ length: count }, (_, i) => {
    let text = '';
    for (let at = i * width; at < (i + 1) * width; at += step) {
      const code = isWide ? view.getUint32(at, isLittleEndian) : view.getUint8(at);
      if (code > 0 && code <= 0x10ffff) text += String.fromCodePoint(code);
    }
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isFinite(value)) return value;
    throw new DataError(`${where}: got the text ${JSON.stringify(text)}, expected numbers`);
  });
}

function headerOf(bytes: Uint8Array, where: string): { text: string; end: number } {
  const wide = bytes[6] >= 2;
  const start = wide ? 12 : 10;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < start ? Infinity : wide ? view.getUint32(8, true) : view.getUint16(8, true);
  if (start + length > bytes.length) {
    throw new DataError(
      `${where}: got ${bytes.length} bytes, expected a whole NPY header; the file is cut short`,
    );
  }
  return { text: latin1(bytes, start, start + length), end: start + length };
}

function field(header: string, pattern: RegExp, what: string, where: string): RegExpMatchArray {
  const found = header.match(pattern);
  if (found) return found;
  throw new DataError(
    `${where}: got the NPY header ${header.slice(0, 80).trim()}, expected ${what}; ${SAVE}`,
  );
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end);
}
