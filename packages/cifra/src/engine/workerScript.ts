/**
 * Returns the script of the worker. The build replaces this module by one that imports the bundled
 * script; a clone has none, and reads on the thread of the caller.
 */
export async function workerScript(): Promise<string | null> {
  return null;
}
