import type { Config } from '@cifra/server/config.ts';
import { CommandError } from './commandError.ts';
import { exitCodes } from './exitCodes.ts';

/**
 * Reads the server's settings from the environment, for the commands that use the server's data.
 */
export async function serverConfig(): Promise<Config> {
  const { ConfigError, readConfig } = await import('@cifra/server/config.ts');
  try {
    return readConfig();
  } catch (error) {
    if (error instanceof ConfigError) throw new CommandError(error.message, { exitCode: exitCodes.usage });
    throw error;
  }
}
