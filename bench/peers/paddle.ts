import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { median } from '@cifra/core/base/quantile.ts';
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
  const script = fileURLToPath(new URL('./paddle.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(files.join('\n'));
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('exit', resolve),
  );
  const output = await text(child.stdout);
  if ((await ended) !== 0)
    throw new Error(`paddle.mjs failed; run ${process.execPath} ${script} ${folder} by hand`);
  const { version, texts, times } = JSON.parse(output.trim().split('\n').at(-1)!);
  return { name: `PaddleOCR, @gutenye/ocr-node ${version}`, texts, milliseconds: median(times) };
}
