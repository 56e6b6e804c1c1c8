// The only import of ONNX Runtime, which turns off its telemetry first. `npm run layers` checks
// this.
import './withoutTelemetry.ts';

export * from 'onnxruntime-node';
