import type sharp from 'sharp';

export type Sharp = typeof sharp;

let loaded: Promise<Sharp | null> | undefined;

/**
 * Loads sharp, an optional dependency, once. This is its only import.
 * @returns null if it is not installed or has no binary for this platform
 */
export function loadSharp(): Promise<Sharp | null> {
  loaded ??= import('sharp').then(
    ({ default: module }) => {
      // Several pictures are decoded at a time, each on one thread. The cache of libvips is off,
      // because no picture is read twice.
      module.concurrency(1);
      module.cache(false);
      return module;
    },
    () => null,
  );
  return loaded;
}
