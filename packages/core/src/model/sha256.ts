// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
const ROUND_WORDS = Int32Array.from(firstPrimes(64), (prime) => fraction(Math.cbrt(prime)));

/**
 * SHA-256 (FIPS 180-4) as lower-case hexadecimal.
 *
 * Implemented here because browsers offer WebCrypto's digest only to secure pages. A phone that
 * opens the server by its address in the local network doesn't have it.
 */
export function sha256(bytes: Uint8Array): string {
  // Square roots of the first 8 primes.
  const state = Int32Array.from(firstPrimes(8), (prime) => fraction(Math.sqrt(prime)));
  const schedule = new Int32Array(64);
  const whole = bytes.length - (bytes.length % 64);
  for (let at = 0; at < whole; at += 64) compress(state, schedule, bytes, at);
  const last = padded(bytes.subarray(whole), bytes.length);
  for (let at = 0; at < last.length; at += 64) compress(state, schedule, last, at);
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The part of WebCrypto that is used; the types of this package know no browser. */
type WebCrypto = {
  readonly subtle?: { digest(algorithm: 'SHA-256', bytes: Uint8Array): Promise<ArrayBuffer> };
};

/**
 * The same by WebCrypto where there is one: `sha256` takes 30 ms for 2 MB, twice as long before a
 * browser has compiled it, and a visitor waits for it.
 */
export async function digest(bytes: Uint8Array): Promise<string> {
  const { crypto } = globalThis as { readonly crypto?: WebCrypto };
  if (!crypto?.subtle) return sha256(bytes);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}

function fraction(root: number): number {
  return Math.floor((root % 1) * 4294967296) | 0;
}

/** The rest, a one bit, zeros, and the length in bits as 64 bits, big-endian. */
function padded(rest: Uint8Array, length: number): Uint8Array {
  const block = new Uint8Array(rest.length < 56 ? 64 : 128);
  block.set(rest);
  block[rest.length] = 0x80;
  const view = new DataView(block.buffer);
  view.setUint32(block.length - 8, Math.floor(length / 536870912));
  view.setUint32(block.length - 4, (length << 3) >>> 0);
  return block;
}

function compress(state: Int32Array, w: Int32Array, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++, at += 4) {
    w[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
  for (let i = 16; i < 64; i++) {
    const s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ (w[i - 15] >>> 3);
    const s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ (w[i - 2] >>> 10);
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND_WORDS[i] + w[i]) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

function rotate(x: number, by: number): number {
  return (x >>> by) | (x << (32 - by));
}
