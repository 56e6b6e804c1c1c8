import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

/** A square of modules, row by row; true is dark. Without the quiet zone around it. */
export type Modules = { readonly side: number; readonly isDark: readonly boolean[] };

/** @param wasm the file `zxing-wasm/writer/zxing_writer.wasm`; the library would fetch it from a public server */
export async function writeCode(text: string, wasm: ArrayBuffer): Promise<Modules> {
  prepareZXingModule({ overrides: { wasmBinary: wasm } });
  const { symbol, error } = await writeBarcode(text, {
    format: 'QRCode',
    addQuietZones: false,
    options: 'ecLevel=M',
  });
  if (error !== '') throw new Error(`writeCode: ${error}`);
  return { side: symbol.width, isDark: Array.from(symbol.data, (light) => light === 0) };
}
