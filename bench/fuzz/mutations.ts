import type { Random } from '@cifra/core/random/random.ts';

/** Edge values of lengths, sizes and offsets. */
const EDGES = [0x00, 0x01, 0x7f, 0x80, 0xff];
const NUMBERS = [
  '-1',
  '0',
  '1e309',
  '1e-400',
  '99999999999999999999',
  'NaN',
  'null',
  '[]',
  '{}',
  '""',
  'true',
];

type Mutation = (bytes: Buffer, random: Random) => Buffer;

/** Mutations of any bytes. */
const mutations: readonly Mutation[] = [
  (bytes, random) => edited(bytes, (copy) => flip(copy, random)),
  (bytes, random) => edited(bytes, (copy) => copy.fill(edge(random), at(copy, random), at(copy, random))),
  (bytes, random) => bytes.subarray(0, at(bytes, random)),
  (bytes, random) => bytes.subarray(at(bytes, random)),
  (bytes, random) => Buffer.concat([bytes, bytes.subarray(at(bytes, random))]),
  (bytes, random) => without(bytes, at(bytes, random), between(random, 1, 64)),
  (bytes, random) => inserted(bytes, at(bytes, random), noise(between(random, 1, 64), random)),
  (bytes, random) => edited(bytes, (copy) => number32(copy, random)),
];

/** Applies one to five mutations, more often at the start of the file, where the sizes are. */
export function mutate(bytes: Buffer, random: Random): Buffer {
  let mutated = bytes;
  for (let n = between(random, 1, 6); n > 0; n--) mutated = pick(mutations, random)(mutated, random);
  return mutated;
}

/** Changes one of the numbers, texts or brackets of a JSON text. */
export function mutateJson(text: string, random: Random): Buffer {
  const tokens = text.split(/([[\]{},:])/);
  for (let n = between(random, 1, 4); n > 0; n--) {
    const place = random.integer(tokens.length);
    const kind = random.integer(4);
    if (kind === 0) tokens[place] = pick(NUMBERS, random);
    else if (kind === 1) tokens.splice(place, 1);
    else if (kind === 2)
      tokens.splice(place, 0, pick(['[', ']', '{', '}', ',', '"', '\u0000', '\\u0000'], random));
    else tokens[place] = '['.repeat(between(random, 1, 3000));
  }
  return Buffer.from(tokens.join(''));
}

export function pick<T>(list: readonly T[], random: Random): T {
  return list[random.integer(list.length)];
}

/** Draws a whole number from `from` to one below `to`. */
export function between(random: Random, from: number, to: number): number {
  return from + random.integer(to - from);
}

export function noise(length: number, random: Random): Buffer {
  return Buffer.from(Uint8Array.from({ length }, () => random.integer(256)));
}

function edited(bytes: Buffer, edit: (copy: Buffer) => void): Buffer {
  if (bytes.length === 0) return bytes;
  const copy = Buffer.from(bytes);
  edit(copy);
  return copy;
}

function flip(copy: Buffer, random: Random): void {
  for (let n = between(random, 1, 16); n > 0; n--) copy[at(copy, random)] ^= 1 << random.integer(8);
}

function number32(copy: Buffer, random: Random): void {
  if (copy.length < 4) return;
  const place = Math.min(at(copy, random), copy.length - 4);
  const value = pick([0, 1, 0x7fffffff, 0x80000000, 0xffffffff, random.integer(100_000)], random);
  if (random.integer(2) === 0) copy.writeUInt32BE(value, place);
  else copy.writeUInt32LE(value, place);
}

function at(bytes: Buffer, random: Random): number {
  const reach = random.integer(2) === 0 ? Math.min(64, bytes.length) : bytes.length;
  return random.integer(Math.max(1, reach));
}

const edge = (random: Random) => pick(EDGES, random);

function without(bytes: Buffer, from: number, length: number): Buffer {
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
}

function inserted(bytes: Buffer, place: number, more: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, place), more, bytes.subarray(place)]);
}
