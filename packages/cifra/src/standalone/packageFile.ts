import { type DecoderFile, decoderFile } from '../decoderFile.ts';

const NAMES: Readonly<Record<string, DecoderFile>> = {
  '@cwasm/jpeg-turbo/jpeg-turbo.wasm': 'jpeg-turbo.wasm',
  '@cwasm/webp/webp.wasm': 'webp.wasm',
};

export function packageFile(specifier: string): Promise<Uint8Array> {
  return decoderFile(NAMES[specifier]);
}
