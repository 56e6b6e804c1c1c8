import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '@cifra/core/base/quantile.ts';
import { PADDLE, readWith } from './npmReader.ts';
import type { PeerReadings } from './peerReadings.ts';

/**
 * Reason why PaddleOCR's row is missing. It is not a dependency of this project, because it brings
 * a second ONNX Runtime.
 */
export const NO_PADDLE =
  'not measured: CIFRA_PADDLE names no folder in which `npm install @gutenye/ocr-node` was done';

/**
 * Reads picture files with PaddleOCR's port to Node and its own models. Returns null if it is not
 * installed.
 */
export async function readWithPaddle(
  files: readonly string[],
  folder = process.env.CIFRA_PADDLE,
): Promise<PeerReadings | null> {
  if (!folder || !existsSync(join(folder, 'node_modules/@gutenye/ocr-node'))) return null;
  const { version, texts, times } = await readWith(PADDLE, folder, files);
  return { name: `${PADDLE.name} ${version}`, texts, milliseconds: median([...times]) };
}
