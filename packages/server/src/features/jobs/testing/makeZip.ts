import { crc32, deflateRawSync } from 'node:zlib';

export type ZipEntry = {
  readonly name: string;
  readonly content?: Uint8Array | string;
  readonly stored?: true;
  /** Wrong values for the directory. */
  readonly claims?: {
    readonly size?: number;
    readonly method?: number;
    readonly flags?: number;
    readonly mode?: number;
    /** Points at the entry of that index, as overlapping bombs do. */
    readonly sameAs?: number;
  };
};

/**
 * Writes a ZIP field by field (APPNOTE 6.3), so that a test can also write one whose directory is
 * wrong.
 */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, central } = write(entry);
    const at = entry.claims?.sameAs === undefined ? offset : offsets[entry.claims.sameAs];
    offsets.push(at);
    central.writeUInt32LE(at, 42);
    directory.push(central);
    files.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}

function write({ name, content = '', stored, claims = {} }: ZipEntry): { local: Buffer; central: Buffer } {
  const plain = Buffer.from(content);
  const packed = stored ? plain : deflateRawSync(plain);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE((claims.flags ?? 0) | 0x800, 2);
  fields.writeUInt16LE(claims.method ?? (stored ? 0 : 8), 4);
  fields.writeUInt32LE(crc32(plain), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(claims.size ?? plain.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  const local = Buffer.concat([signature(0x04034b50), fields, Buffer.from(name), packed]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(((claims.mode ?? 0o100644) << 16) >>> 0, 6);
  // Made by Unix, so that the attributes are a mode.
  const central = Buffer.concat([
    signature(0x02014b50),
    Buffer.from([20, 3]),
    fields,
    rest,
    Buffer.from(name),
  ]);
  return { local, central };
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
