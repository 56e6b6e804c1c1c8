import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import type { Picture } from '@cifra/core/base/types.ts';
import { filtered } from './filters.ts';
import { colours, SIGNATURE } from './png.ts';

const colourTypes = { 1: colours.grey, 3: colours.rgb, 4: colours.rgba } as const;

/** Encodes 8-bit samples as PNG without metadata. */
export async function writePng({ data, width, height, channels }: Picture): Promise<Uint8Array> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colourTypes[channels]], 8);
  const packed = await promisify(deflate)(filtered(data, width * channels, channels));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
