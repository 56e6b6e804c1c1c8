import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import * as ort from './onnxruntime/onnxruntime.ts';

/** ONNX Runtime for this process and for worker threads, which load this file by its URL. */
export const runtime = onnxRuntime(ort);
