import { modelFolder } from '@cifra/node/models/folders.ts';
import { remakeExplain } from '@cifra/training/release/remakeExplain.ts';
import { asCommandError } from '../platform/commandError.ts';

/** Regenerates the explaining graphs of released models; prints their SHA-256. */
export async function runExplainRelease(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const folder = modelFolder(name);
    try {
      const { files } = await remakeExplain(folder);
      console.log(`${folder}: explain.onnx ${files['explain.onnx']}`);
    } catch (error) {
      throw asCommandError(error, folder);
    }
  }
}
