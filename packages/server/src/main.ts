import { modelFolder } from '@cifra/node/models/folders.ts';
import { buildApp, type Services } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { openReaderPool } from './features/read/pool/pool.ts';
import { readService } from './features/read/service.ts';

export type RunningServer = {
  /** http://127.0.0.1:8080 */
  readonly url: string;
  /** Answers what is under way, then frees everything. */
  close(): Promise<void>;
};

/** Starts a server; its port is a free one where the configuration says 0. */
export async function startServer(config: Config): Promise<RunningServer> {
  const services = await openServices(config);
  const app = await buildApp(config, services);
  const url = await app.listen({ host: config.host, port: config.port });
  return {
    url,
    async close() {
      await app.close();
      await services.reader.close();
    },
  };
}

async function openServices(config: Config): Promise<Services> {
  const pool = await openReaderPool({
    readers: config.readers,
    queueLength: config.queueLength,
    timeout: config.readTimeout,
    folders: { digit: modelFolder(config.digitModel), number: modelFolder(config.numberModel) },
  });
  return { reader: readService(pool) };
}

if (import.meta.main) {
  try {
    await startServer(readConfig());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const fault of error.faults) console.error(`cifra: ${fault}`);
    process.exitCode = 2;
  }
}
