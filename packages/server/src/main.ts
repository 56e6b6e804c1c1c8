import { enableCompileCache } from 'node:module';
import { ModelError } from '@cifra/node/models/modelError.ts';
import { describeSystemError } from '@cifra/node/systemErrors.ts';
import { type Config, ConfigError, readConfig } from './config.ts';

export type RunningServer = {
  /** http://127.0.0.1:8080 */
  readonly url: string;
  /** Takes no new requests, finishes open ones, then frees everything. */
  close(): Promise<void>;
};

/**
 * Starts a server. Port 0 in the configuration means any free port.
 *
 * @param config the settings, from `readConfig`
 * @returns the server, which listens
 * @throws {CifraError} `invalid-model` if a model is missing or damaged
 * @example
 * import { readFile } from 'node:fs/promises';
 * import { readConfig, startServer } from '@cifra/server';
 *
 * const server = await startServer(readConfig({ PORT: '0', CIFRA_READERS: '1', CIFRA_LOG_LEVEL: 'warn' }));
 * const answer = await fetch(`${server.url}/v1/read`, {
 *   method: 'POST',
 *   headers: { 'content-type': 'image/png' },
 *   body: await readFile('zip.png'),
 * });
 * const { readings } = await answer.json();
 * console.log(readings[0].text);
 * await server.close();
 */
export async function startServer(config: Config): Promise<RunningServer> {
  // The reader processes load their models while this process loads the rest.
  const { startReaders } = await import('./readers.ts');
  const starting = startReaders(config);
  const [started, { buildApp }, { openServices }] = await Promise.all([
    starting,
    import('./app.ts'),
    import('./services.ts'),
  ]);
  const open = openServices(config, started);
  try {
    const app = await buildApp(config, open.services);
    const url = await app.listen({ host: config.host, port: config.port });
    open.listening(url, app.log);
    return {
      url,
      async close() {
        // A connection that is never closed must not keep the server running.
        const late = setTimeout(() => app.server.closeAllConnections(), config.drainTimeout);
        await app.close();
        clearTimeout(late);
        await open.close();
      },
    };
  } catch (error) {
    await open.close();
    throw error;
  }
}

/**
 * Runs a server until SIGINT or SIGTERM; a second one ends the process at once.
 *
 * @param config the settings, from `readConfig`
 * @returns once the server has finished open requests and is closed
 * @throws {CifraError} `invalid-model` if a model is missing or damaged
 * @example
 * import { readConfig, runServer } from '@cifra/server';
 *
 * // Something else ends this server, as a service manager does: here, as soon as it can be asked.
 * const asking = setInterval(() => process.emit('SIGTERM') && clearInterval(asking), 100);
 * await runServer(readConfig({ PORT: '0', CIFRA_READERS: '1', CIFRA_LOG_LEVEL: 'warn' }));
 */
export async function runServer(config: Config): Promise<void> {
  const server = await startServer(config);
  console.error(`Cifra reads at ${server.url} (API reference: ${server.url}/docs; press Ctrl-C to stop)`);
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      process.once(name, () => process.exit(1));
      resolve();
    });
  }
  await promise;
  console.error('Finishing open requests …');
  await server.close();
}

/** The reasons why a server did not start, one per line. */
function faultsOf(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.faults;
  if (error instanceof ModelError) return [`${error.message}. ${error.hint}`];
  return [describeSystemError(error) ?? (error instanceof Error ? error.message : String(error))];
}

if (import.meta.main) {
  // Without the cache, two fifths of the start would go into compiling the same sources again.
  enableCompileCache();
  try {
    const [unknown] = process.argv.slice(2);
    if (unknown !== undefined)
      throw new ConfigError([`${unknown}: the server has no options here; npx cifra serve has`]);
    await runServer(readConfig());
  } catch (error) {
    for (const fault of faultsOf(error)) console.error(`cifra: ${fault}`);
    process.exitCode = error instanceof ConfigError ? 2 : 1;
  }
}
