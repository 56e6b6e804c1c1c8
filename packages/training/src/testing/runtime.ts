import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import * as ort from '@cifra/node/onnxruntime/onnxruntime.ts';

/** ONNX Runtime for tests, and for the worker threads that they start with this file's URL. */
export const runtime = onnxRuntime(ort);
