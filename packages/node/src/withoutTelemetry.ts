import { isMainThread } from 'node:worker_threads';

/**
 * Turns off the telemetry of ONNX Runtime, which reports to its maker from version 1.30 on: it looks up a host, and writes a device
 * id and a database into the home folder and a log into the temporary folder. The library reads this variable from the environment
 * of the process when its first session is made.
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

/** The environment as native code sees it. */
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
