/**
 * A number in [0, 1) for each whole point of the plane, without order: parts of a picture that are
 * rendered separately fit together. MurmurHash3's final mix (Appleby, public domain).
 */
export function hashAt(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77) ^ seed;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Smooth noise in [0, 1): `hashAt` at whole points, smooth steps in between (value noise). */
export function smoothNoise(x: number, y: number, seed: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const u = smoothStep(x - left);
  const v = smoothStep(y - top);
  const above = hashAt(left, top, seed) * (1 - u) + hashAt(left + 1, top, seed) * u;
  const below = hashAt(left, top + 1, seed) * (1 - u) + hashAt(left + 1, top + 1, seed) * u;
  return above * (1 - v) + below * v;
}

/** Octaves of smooth noise, each half as strong and twice as fine as the one before, in [0, 1). */
export function cloud(x: number, y: number, seed: number, octaves: number): number {
  let [sum, weight, scale] = [0, 0, 1];
  for (let octave = 0; octave < octaves; octave++) {
    sum += scale * smoothNoise(x / scale, y / scale, seed + octave);
    weight += scale;
    scale /= 2;
  }
  return sum / weight;
}

function smoothStep(t: number): number {
  return t * t * (3 - 2 * t);
}
