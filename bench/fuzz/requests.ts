import { crc32, deflateSync } from 'node:zlib';
import type { Random } from '@cifra/core/random/random.ts';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { between, mutate, mutateJson, noise, pick } from './mutations.ts';

export type FuzzRequest = {
  readonly path: string;
  readonly type: string;
  readonly body: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Valid files, from which the invalid ones are made. */
export type Seeds = {
  readonly pictures: readonly Buffer[];
  readonly zip: Buffer;
  readonly json: readonly string[];
};

/** A small digit in every supported format, and other input that the server accepts. */
export async function seedsOf(): Promise<Seeds> {
  const drawing = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="80"><rect width="60" height="80" fill="#fff"/><path d="M15 20H45L25 65" stroke="#111" stroke-width="6" fill="none"/></svg>',
  );
  const image = sharp(drawing).flatten();
  const pictures: Buffer[] = await Promise.all([
    image.clone().png().toBuffer(),
    image.clone().resize(28, 28).greyscale().png().toBuffer(),
    image.clone().png({ palette: true, progressive: true }).toBuffer(),
    image
      .clone()
      .jpeg()
      .withExif({ IFD0: { Copyright: 'none' } })
      .toBuffer(),
    image.clone().jpeg({ progressive: true }).toBuffer(),
    image.clone().webp().toBuffer(),
    image.clone().webp({ lossless: true }).toBuffer(),
    image.clone().tiff({ compression: 'lzw' }).toBuffer(),
    image.clone().tiff({ compression: 'none' }).toBuffer(),
    image.clone().gif().toBuffer(),
  ]);
  pictures.push(bitmap(), bomb(20_000, 20_000), bomb(65_535, 1), drawing);
  const rows = Array.from({ length: 28 }, () => new Array(28).fill(0).with(14, 255));
  const json = [
    JSON.stringify({ pictures: [pictures[0].toString('base64')], expect: 'digits:1', top: 3 }),
    JSON.stringify({ digits: [rows], inkValue: 255, maxError: 0.1 }),
  ];
  return { pictures, zip: Buffer.from(zipSync({ 'a.png': pictures[0], 'b/c.jpg': pictures[3] })), json };
}

/** 24 bits per pixel, 16×16, a dark bar. */
function bitmap(): Buffer {
  const file = Buffer.alloc(54 + 16 * 48, 255);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(0, 6);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(16, 18);
  file.writeInt32LE(16, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.fill(0, 30, 54);
  for (let y = 2; y < 14; y++) file.fill(0, 54 + y * 48 + 21, 54 + y * 48 + 27);
  return file;
}

/** A PNG of a few kilobytes that claims many pixels. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0], 8);
  const rows = Buffer.alloc(Math.min(2_000_000, height * (1 + Math.ceil(width / 8))));
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

type Maker = (seeds: Seeds, random: Random) => FuzzRequest;

const makers: readonly Maker[] = [
  picture,
  picture,
  picture,
  form,
  (seeds, random) => ({
    path: pick(['/v1/read', '/v1/explain'], random),
    type: 'application/json',
    body: mutateJson(pick(seeds.json, random), random),
  }),
  (seeds, random) => ({
    path: `/v1/read${pick(['?', '?expect=', '?top=', '?maxError=', '?explain='], random)}${encodeURIComponent(noise(random.integer(30), random).toString('latin1'))}`,
    type: 'image/png',
    body: seeds.pictures[1],
  }),
  (seeds, random) => ({ path: '/v1/jobs', type: 'application/zip', body: mutate(seeds.zip, random) }),
  infer,
];

/** Returns the next request: a valid one, mutated. */
export function fuzzRequest(seeds: Seeds, random: Random): FuzzRequest {
  return pick(makers, random)(seeds, random);
}

function picture(seeds: Seeds, random: Random): FuzzRequest {
  const path = random.integer(40) === 0 ? '/v1/explain' : '/v1/read';
  const type = pick(
    ['image/png', 'image/jpeg', 'application/octet-stream', 'image/svg+xml', 'text/plain'],
    random,
  );
  return { path, type, body: mutate(pick(seeds.pictures, random), random) };
}

function form(seeds: Seeds, random: Random): FuzzRequest {
  const file = mutate(pick(seeds.pictures, random), random);
  const head =
    '--cut\r\nContent-Disposition: form-data; name="pictures"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n';
  const field = '\r\n--cut\r\nContent-Disposition: form-data; name="top"\r\n\r\n3\r\n--cut--\r\n';
  const whole = Buffer.concat([Buffer.from(head), file, Buffer.from(field)]);
  const body = random.integer(2) === 0 ? whole : mutate(whole, random);
  return { path: '/v1/read', type: 'multipart/form-data; boundary=cut', body };
}

function infer(_seeds: Seeds, random: Random): FuzzRequest {
  const input = {
    name: 'image',
    shape: [1, 1, 28, 28],
    datatype: 'FP32',
    parameters: { binary_data_size: 3136 },
  };
  const json = Buffer.from(JSON.stringify({ inputs: [input] }));
  const body = mutate(Buffer.concat([json, Buffer.alloc(3136)]), random);
  const length = String(random.integer(3) === 0 ? between(random, -5, 5000) : json.length);
  const headers = { 'inference-header-content-length': length };
  return { path: '/v2/models/digit/infer', type: 'application/octet-stream', body, headers };
}
