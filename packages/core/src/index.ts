// The public names of `@cifra/core`: from decoded pixels to readings, with a runtime of your choice.
export { CifraError } from './base/error.ts';
export type { Box, DigitReading, Picture, Reading, ReadNumber, Refusal } from './base/types.ts';
export type { Expect } from './format/expect.ts';
export { parseExpect } from './format/parseExpect.ts';
export { parseExpectText } from './format/parseExpectText.ts';
export { type Bundle, parseBundle } from './model/bundle.ts';
export { createClassifier } from './model/classifier.ts';
export { createLineModel } from './model/lineModel.ts';
export { onnxRuntime } from './model/onnxRuntime.ts';
export { createPageModel } from './model/pageModel.ts';
export type { Runtime } from './model/runtime.ts';
export { isolateDigit } from './recognise/isolateDigit.ts';
export { createRecogniser, type ReadingOptions, type Recogniser } from './recognise/recognise.ts';
