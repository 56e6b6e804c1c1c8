import { embedded } from '../embedded.ts';
import type { FileName } from '../files.ts';

const NAMES: Readonly<Record<string, FileName>> = {
  '@cwasm/jpeg-turbo/jpeg-turbo.wasm': 'jpeg-turbo.wasm',
  '@cwasm/webp/webp.wasm': 'webp.wasm',
};

export function packageFile(specifier: string): Promise<Uint8Array> {
  return embedded(NAMES[specifier]);
}
