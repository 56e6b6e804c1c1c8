import { PDFiumModule } from '@hyzyla/pdfium';

/** A pointer into the memory of the module, or a handle of PDFium. 0 is none. */
type Pointer = number;

/**
 * The functions of PDFium that Cifra uses (public/fpdfview.h, fpdf_edit.h and fpdf_formfill.h). The
 * classes of `@hyzyla/pdfium` are not used: they close a page only when it is rendered, do not
 * report a page that cannot be loaded, and smooth text for LCD screens, which gives ink a
 * coloured edge.
 */
export type Pdfium = {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { malloc(bytes: number): Pointer; free(at: Pointer): void };
  _FPDF_InitLibraryWithConfig(config: object): void;
  _FPDF_LoadMemDocument(at: Pointer, bytes: number, password: Pointer): Pointer;
  _FPDF_GetLastError(): number;
  _FPDF_GetPageCount(document: Pointer): number;
  _FPDF_LoadPage(document: Pointer, index: number): Pointer;
  _FPDF_ClosePage(page: Pointer): void;
  /** Points, with the rotation of the page applied. */
  _FPDF_GetPageWidthF(page: Pointer): number;
  _FPDF_GetPageHeightF(page: Pointer): number;
  _FPDFPage_CountObjects(page: Pointer): number;
  _FPDFPage_GetObject(page: Pointer, index: number): Pointer;
  _FPDFPage_GetAnnotCount(page: Pointer): number;
  _FPDFPageObj_GetType(object: Pointer): number;
  /** Writes six floats. */
  _FPDFPageObj_GetMatrix(object: Pointer, matrix: Pointer): number;
  _FPDFImageObj_GetImagePixelSize(object: Pointer, width: Pointer, height: Pointer): number;
  _FPDFTextObj_GetTextRenderMode(object: Pointer): number;
  _FPDFFormObj_CountObjects(object: Pointer): number;
  _FPDFFormObj_GetObject(object: Pointer, index: number): Pointer;
  _FPDFBitmap_CreateEx(
    width: number,
    height: number,
    format: number,
    pixels: Pointer,
    stride: number,
  ): Pointer;
  _FPDFBitmap_FillRect(
    bitmap: Pointer,
    x: number,
    y: number,
    width: number,
    height: number,
    colour: number,
  ): void;
  _FPDFBitmap_Destroy(bitmap: Pointer): void;
  _FPDF_RenderPageBitmap(
    bitmap: Pointer,
    page: Pointer,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
  _FPDFDOC_InitFormFillEnvironment(document: Pointer, callbacks: Pointer): Pointer;
  _FORM_OnAfterLoadPage(page: Pointer, form: Pointer): void;
  _FORM_OnBeforeClosePage(page: Pointer, form: Pointer): void;
  _FPDF_FFLDraw(
    form: Pointer,
    bitmap: Pointer,
    page: Pointer,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
};

/** A `WebAssembly.Module`, compiled from the file `@hyzyla/pdfium/pdfium.wasm`. */
export type PdfiumFile = object;

/** The part of WebAssembly's JavaScript interface that Node's types lack. */
type Instantiate = new (module: PdfiumFile, imports: object) => object;
const { Instance } = (globalThis as unknown as { readonly WebAssembly: { readonly Instance: Instantiate } })
  .WebAssembly;

/**
 * Returns an instance with memory of its own: a damaged document cannot spoil the next one, and the
 * memory is free once the document is forgotten.
 */
export async function startPdfium(file: PdfiumFile): Promise<Pdfium> {
  const options = {
    instantiateWasm(imports: object, started: (instance: object, module: PdfiumFile) => void) {
      const instance = new Instance(file, imports);
      started(instance, file);
      return instance;
    },
    // PDFium writes messages about damaged files, which are reported as errors instead.
    print() {},
    printErr() {},
  };
  const pdfium = (await PDFiumModule(options as never)) as unknown as Pdfium;
  const config = { version: 2, m_pUserFontPaths: null, m_pIsolate: null, m_v8EmbedderSlot: 0 };
  pdfium._FPDF_InitLibraryWithConfig(config);
  return pdfium;
}
