import type { Database, DatabaseConfig } from '@cifra/server/platform/database/database.ts';
import { asCommandError, CommandError } from './commandError.ts';

/**
 * Opens the server's database. Drivers throw errors of their own classes, all of which concern the
 * database or the way to it, so each becomes a `CommandError`.
 */
export async function openServerDatabase(config: DatabaseConfig): Promise<Database> {
  const { openDatabase } = await import('@cifra/server/platform/database/openDatabase.ts');
  return openDatabase(config).catch((cause: unknown) => {
    const error = asCommandError(cause, config.folder);
    throw error instanceof CommandError
      ? error
      : new CommandError(String((cause as Error).message), { cause });
  });
}
