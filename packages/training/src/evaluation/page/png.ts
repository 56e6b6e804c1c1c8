/**
 * Encodes a grey picture as PNG (ISO/IEC 15948) without compression: one stored block (RFC 1951,
 * 3.2.4) in a zlib stream (RFC 1950). For small pictures, at most 65,535 bytes with one filter byte
 * per row; 28×28 become 880 bytes.
 *
 * @param grey [height, width], 0 = black
 */
export function greyPng(grey: Uint8Array, width: number, height: number): Uint8Array {
  const raw = new Uint8Array(height * (width + 1));
  for (let y = 0; y < height; y++) raw.set(grey.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  if (raw.length > 0xffff) {
    throw new RangeError(`greyPng: ${width}×${height} needs ${raw.length} bytes, expected at most 65535`);
  }
  const size = [raw.length & 255, raw.length >> 8];
  const stored = [
    0x78,
    0x01,
    1,
    ...size,
    ...size.map((byte) => byte ^ 255),
    ...raw,
    ...bigEndian(adler32(raw)),
  ];
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', [...bigEndian(width), ...bigEndian(height), 8, 0, 0, 0, 0]),
    ...chunk('IDAT', stored),
    ...chunk('IEND', []),
  ]);
}

function chunk(name: string, data: readonly number[]): number[] {
  const body = [...Array.from(name, (letter) => letter.charCodeAt(0)), ...data];
  return [...bigEndian(data.length), ...body, ...bigEndian(crc32(body))];
}

function bigEndian(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
}

function crc32(bytes: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}
