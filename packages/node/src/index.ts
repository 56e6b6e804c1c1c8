// The public names of `@cifra/node`: pictures, documents and models in Node.
export type { Document } from './documents/document.ts';
export { openDocument } from './documents/openDocument.ts';
export { modelFolder, modelNames, modelsFolder } from './models/folders.ts';
export { loadBundle } from './models/loadBundle.ts';
export { ModelError } from './models/modelError.ts';
export { openReader, type Reader, type ReaderOptions, type ReadOptions } from './openReader.ts';
export { openRuntime } from './openRuntime.ts';
export { type DecodedPicture, decodePicture } from './pictures/decode.ts';
export { encodePng } from './pictures/encode.ts';
export { inFilePixels } from './pictures/inFilePixels.ts';
export { PictureError, type PictureProblem } from './pictures/pictureError.ts';
export { readSource } from './pictures/source.ts';
