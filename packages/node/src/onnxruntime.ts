// The only import of ONNX Runtime: whoever loads it here has its telemetry turned off first. `npm run layers` checks this.
import './withoutTelemetry.ts';

export * from 'onnxruntime-node';
