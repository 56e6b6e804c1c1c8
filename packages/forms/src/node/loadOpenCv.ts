import { createRequire } from 'node:module';
import type { Cv } from '../register/openCv.ts';

let loaded: Promise<Cv> | undefined;

/** Loads OpenCV, once. It takes a third of a second. */
export function loadOpenCv(): Promise<Cv> {
  // The package exports a promise instead of a module, which not all loaders of modules survive.
  loaded ??= createRequire(import.meta.url)('@techstark/opencv-js') as Promise<Cv>;
  return loaded;
}
