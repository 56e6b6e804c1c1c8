import { packageFile } from '@cifra/node/pictures/packageFile.ts';
import { compileWasm } from '@cifra/node/pictures/wasm.ts';
import { codeReader, type ReadCodes } from '../code/readCode.ts';
import type { PrintTools } from '../design/printForm.ts';

/** Reads the WebAssembly files with which forms are printed. */
export async function printTools(): Promise<PrintTools> {
  const [pdfium, writer] = await Promise.all([
    packageFile('@hyzyla/pdfium/pdfium.wasm').then(compileWasm),
    packageFile('zxing-wasm/writer/zxing_writer.wasm'),
  ]);
  return { pdfium, codeWriter: new Uint8Array(writer).buffer };
}

/** Loads the reader of page codes. */
export async function loadCodeReader(): Promise<ReadCodes> {
  return codeReader(new Uint8Array(await packageFile('zxing-wasm/reader/zxing_reader.wasm')).buffer);
}
