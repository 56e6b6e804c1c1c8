import { readTiff, type TiffField, type TiffPage, tags, viewOf } from '../../pictures/tiff/directory.ts';

const LONG = 4;
const relocated: ReadonlySet<number> = new Set([tags.stripOffsets, tags.tileOffsets]);

/** Joins little-endian TIFFs of one page each to one TIFF with several pages. */
export function joinTiffs(files: readonly Uint8Array[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('II\x2a\0\0\0\0\0', 'latin1')];
  let length = 8;
  const add = (part: Uint8Array): number => {
    const padded = Buffer.concat([part, Buffer.alloc(part.length % 2)]);
    parts.push(padded);
    length += padded.length;
    return length - padded.length;
  };
  /** The part and place of the pointer to the next directory. */
  let link = { part: parts[0], at: 4 };
  for (const file of files) {
    const base = add(file);
    const directory = directoryOf(readTiff(file).pages[0], base, add);
    link.part.writeUInt32LE(add(directory), link.at);
    const part = parts[parts.length - 1];
    link = { part, at: directory.length - 4 };
  }
  return Buffer.concat(parts);
}

/** A directory whose values and strips lie `base` bytes further on. */
function directoryOf(page: TiffPage, base: number, add: (part: Uint8Array) => number): Buffer {
  const fields = [...page.values()].map((field) => (relocated.has(field.tag) ? moved(field, base) : field));
  const directory = Buffer.alloc(2 + 12 * fields.length + 4);
  directory.writeUInt16LE(fields.length);
  for (const [i, { tag, type, count, value }] of fields.entries()) {
    const at = 2 + 12 * i;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(type, at + 2);
    directory.writeUInt32LE(count, at + 4);
    if (value.length <= 4) directory.set(value, at + 8);
    else directory.writeUInt32LE(add(value), at + 8);
  }
  return directory;
}

function moved({ tag, type, count, value }: TiffField, base: number): TiffField {
  const from = viewOf(value);
  const to = Buffer.alloc(4 * count);
  for (let i = 0; i < count; i++)
    to.writeUInt32LE(
      (type === LONG ? from.getUint32(4 * i, true) : from.getUint16(2 * i, true)) + base,
      4 * i,
    );
  return { tag, type: LONG, count, value: to };
}
