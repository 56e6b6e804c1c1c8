import { FLOAT, type Kernels } from './kernels.ts';

const PAGE = 65536;
const LINE = 64;

/** The memory of a session: weights that stay, and one region that all plans share. */
export type SessionMemory = {
  readonly kernels: Kernels;
  /** The whole memory; valid until something is allocated. */
  floats(): Float32Array;
  /** Returns the address of memory that stays until the session ends. */
  keep(bytes: number): number;
  /** Makes the shared region at least as large. */
  share(bytes: number): void;
  /** The address of the shared region; it moves when it grows. */
  shared(): number;
};

export function createMemory(kernels: Kernels): SessionMemory {
  const { memory } = kernels;
  let top = aligned(kernels.heap());
  let region = { address: top, bytes: 0 };
  let floats = new Float32Array(memory.buffer);
  /** Regions that became too small, used up for weights. */
  let spare: { address: number; bytes: number }[] = [];

  function take(bytes: number): number {
    const address = top;
    top += aligned(bytes);
    const missing = top - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return address;
  }

  return {
    kernels,
    floats() {
      if (floats.buffer !== memory.buffer) floats = new Float32Array(memory.buffer);
      return floats;
    },
    keep(bytes) {
      const size = aligned(bytes);
      const fit = spare.find((each) => each.bytes >= size);
      if (!fit) return take(bytes);
      spare = spare.map((each) =>
        each === fit ? { address: each.address + size, bytes: each.bytes - size } : each,
      );
      return fit.address;
    },
    share(bytes) {
      if (bytes <= region.bytes) return;
      if (region.bytes > 0) spare.push(region);
      const size = aligned(Math.max(bytes, region.bytes * 1.5));
      region = { address: take(size), bytes: size };
    },
    shared: () => region.address,
  };
}

/** Puts numbers into memory that stays. */
export function keepFloats(memory: SessionMemory, numbers: ArrayLike<number>): number {
  const address = memory.keep(numbers.length * FLOAT);
  memory.floats().set(numbers, address / FLOAT);
  return address;
}

/** Puts integers into memory that stays. */
export function keepIntegers(memory: SessionMemory, numbers: readonly number[]): number {
  const address = memory.keep(numbers.length * FLOAT);
  new Int32Array(memory.kernels.memory.buffer).set(numbers, address / FLOAT);
  return address;
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / LINE) * LINE;
}
