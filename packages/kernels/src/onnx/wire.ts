/**
 * Reads the wire format of protobuf (protobuf.dev/programming-guides/encoding): enough of it for
 * ONNX, so that a page needs no protobuf library.
 */
export type Field =
  | { readonly number: number; readonly value: number }
  | { readonly number: number; readonly bytes: Uint8Array };

/** Yields the fields of a message: integers and floats as numbers, all else as bytes. */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  const reader = new Reader(message);
  while (!reader.atEnd()) {
    const tag = reader.varint();
    const number = Math.floor(tag / 8);
    const type = tag % 8;
    if (type === 0) yield { number, value: reader.varint() };
    else if (type === 2) yield { number, bytes: reader.take(reader.varint()) };
    else if (type === 5) yield { number, value: viewOf(reader.take(4)).getFloat32(0, true) };
    else if (type === 1) yield { number, value: viewOf(reader.take(8)).getFloat64(0, true) };
    else throw new RangeError(`wire type ${type} of field ${number}`);
  }
}

/** Returns the numbers of a packed field of varints. */
export function varintsOf(bytes: Uint8Array): number[] {
  const reader = new Reader(bytes);
  const numbers: number[] = [];
  while (!reader.atEnd()) numbers.push(reader.varint());
  return numbers;
}

export function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

class Reader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  take(length: number): Uint8Array {
    const end = this.at + length;
    if (!(end <= this.bytes.length)) throw new RangeError(`${end - this.bytes.length} bytes are missing`);
    const part = this.bytes.subarray(this.at, end);
    this.at = end;
    return part;
  }

  /** A signed 64-bit integer; exact up to 2^53. */
  varint(): number {
    let low = 0;
    let high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.take(1)[0];
      const part = byte & 127;
      if (shift < 28) low += part * 2 ** shift;
      else high += part * 2 ** (shift - 28);
      if (byte < 128) return joined(low, high);
    }
    throw new RangeError('a varint of more than ten bytes');
  }
}

/** low has 28 bits; high the 36 bits above, as two's complement. */
function joined(low: number, high: number): number {
  const wrapped = high % 2 ** 36;
  return (wrapped >= 2 ** 35 ? wrapped - 2 ** 36 : wrapped) * 2 ** 28 + low;
}
