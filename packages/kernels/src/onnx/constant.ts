import { type Field, fieldsOf, varintsOf, viewOf } from './wire.ts';

/**
 * A tensor that is part of the model, in any of the stored types. It is read when it is needed:
 * weights are kept as small as they are stored.
 */
export type Constant = {
  readonly dims: readonly number[];
  /** Reads it as float32, row-major. */
  floats(): Float32Array;
};

/** TensorProto.DataType → bytes of an element, and how to read all. Little-endian, as WebAssembly is. */
const types: Readonly<Record<number, readonly [size: number, read: (raw: Uint8Array) => Float32Array]>> = {
  1: [4, (raw) => new Float32Array(copied(raw))],
  2: [1, (raw) => new Float32Array(raw)],
  3: [1, (raw) => new Float32Array(new Int8Array(copied(raw)))],
  4: [2, (raw) => new Float32Array(new Uint16Array(copied(raw)))],
  5: [2, (raw) => new Float32Array(new Int16Array(copied(raw)))],
  6: [4, (raw) => new Float32Array(new Int32Array(copied(raw)))],
  7: [8, (raw) => Float32Array.from(new BigInt64Array(copied(raw)), Number)],
  10: [2, (raw) => halvesToFloats(new Uint16Array(copied(raw)))],
};

/** The bytes at an address that any typed array can start at; `slice` of Node's Buffer copies nothing. */
function copied(raw: Uint8Array): ArrayBuffer {
  return new Uint8Array(raw).buffer;
}

/** Reads a TensorProto. */
export function constantOf(bytes: Uint8Array): { readonly name: string; readonly constant: Constant } {
  // dims = 1, data_type = 2, float_data = 4, int32_data = 5, int64_data = 7, name = 8, raw_data = 9
  const fields = [...fieldsOf(bytes)];
  const dims = numbersOf(fields, 1);
  const [type = 0] = numbersOf(fields, 2);
  const name = new TextDecoder().decode(bytesOf(fields, 8));
  const raw = bytesOf(fields, 9);
  const listed = raw ? [] : [4, 5, 7].flatMap((number) => numbersOf(fields, number));
  const known = types[type];
  if (bytesOf(fields, 13)) throw new RangeError(`the numbers of tensor "${name}" are in another file`);
  if (!known) throw new RangeError(`tensor "${name}" has the unsupported data type ${type}`);
  const count = dims.reduce((product, dim) => product * dim, 1);
  const length = raw ? raw.length / known[0] : listed.length;
  if (length !== count) throw new RangeError(`tensor "${name}" has ${length} of ${count} numbers`);
  const floats = () => {
    if (raw) return known[1](raw);
    return type === 10 ? halvesToFloats(listed) : Float32Array.from(listed);
  };
  return { name, constant: { dims, floats } };
}

/** The numbers of a repeated field, one by one or packed; field 4 holds floats, the others integers. */
function numbersOf(fields: readonly Field[], number: number): number[] {
  return fields
    .filter((field) => field.number === number)
    .flatMap((field) => {
      if ('value' in field) return [field.value];
      return number === 4 ? floatsOf(field.bytes) : varintsOf(field.bytes);
    });
}

function bytesOf(fields: readonly Field[], number: number): Uint8Array | undefined {
  for (const field of fields) if (field.number === number && 'bytes' in field) return field.bytes;
  return undefined;
}

function floatsOf(bytes: Uint8Array): number[] {
  const view = viewOf(bytes);
  return Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(i * 4, true));
}

/** Value of the last bit of a fraction, by exponent. */
const steps = Array.from({ length: 31 }, (_, exponent) => 2 ** (Math.max(exponent, 1) - 25));

/** IEEE 754 binary16 → numbers. */
export function halvesToFloats(halves: ArrayLike<number>): Float32Array {
  const floats = new Float32Array(halves.length);
  for (let i = 0; i < floats.length; i++) {
    const exponent = (halves[i] >> 10) & 31;
    const fraction = halves[i] & 1023;
    let value = (exponent === 0 ? fraction : fraction + 1024) * steps[exponent];
    if (exponent === 31) value = fraction ? Number.NaN : Number.POSITIVE_INFINITY;
    floats[i] = halves[i] & 0x8000 ? -value : value;
  }
  return floats;
}

/**
 * DequantizeLinear of a constant: (x - zero point) · scale, with a scale for each index of `axis`,
 * or one for all.
 */
export function dequantized(x: Constant, scale: Constant, zero: Constant | null, axis: number): Constant {
  return {
    dims: x.dims,
    floats() {
      const [numbers, scales, zeros] = [x.floats(), scale.floats(), zero?.floats()];
      const inner = x.dims.slice(axis + 1).reduce((product, dim) => product * dim, 1);
      for (let from = 0, i = 0; from < numbers.length; from += inner, i++) {
        const channel = i % scales.length;
        for (let at = from; at < from + inner; at++)
          numbers[at] = (numbers[at] - (zeros ? zeros[channel] : 0)) * scales[channel];
      }
      return numbers;
    },
  };
}

/**
 * A constant times a scale of the same rank with one axis that is longer than 1, or none; null for
 * other shapes.
 */
export function scaled(x: Constant, scale: Constant): Constant | null {
  const axes = [...scale.dims.keys()].filter((axis) => scale.dims[axis] !== 1);
  const axis = axes[0] ?? 0;
  const isScale = scale.dims.length === x.dims.length && axes.length < 2;
  if (!isScale || (axes.length === 1 && scale.dims[axis] !== x.dims[axis])) return null;
  return dequantized(x, scale, null, axis);
}
