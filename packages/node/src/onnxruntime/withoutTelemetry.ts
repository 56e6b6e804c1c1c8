import { isMainThread } from 'node:worker_threads';

/**
 * Turns off the telemetry of ONNX Runtime. From version 1.30, the library looks up a host of its
 * vendor, and writes a device id and a database to the home folder and a log to the temporary
 * folder. It reads this variable from the environment of the process when it creates its first
 * session.
 */
const variable = 'ORT_DISABLE_TELEMETRY';

process.env[variable] = '1';

// In a worker thread `process.env` is usually a copy, which native code does not see.
if (!isMainThread && processEnvironment()[variable] !== '1') {
  throw new Error(
    'withoutTelemetry: this worker thread cannot turn off the telemetry of ONNX Runtime; ' +
      'start it with { env: SHARE_ENV }, or import @cifra/node/onnxruntime.ts in the main thread first',
  );
}

/** Returns the environment as seen by native code. */
function processEnvironment(): Record<string, string> {
  // The types of Node 24 do not know these two fields yet.
  const report = process.report as unknown as {
    excludeNetwork: boolean;
    getReport(): { readonly environmentVariables: Record<string, string> };
  };
  const { excludeNetwork } = report;
  // Without it the report looks up the names of all open connections.
  report.excludeNetwork = true;
  const { environmentVariables } = report.getReport();
  report.excludeNetwork = excludeNetwork;
  return environmentVariables;
}
