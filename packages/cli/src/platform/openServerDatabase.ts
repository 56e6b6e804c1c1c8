import type { Database, DatabaseConfig } from '@cifra/server/platform/database/database.ts';
import { asCommandError, CommandError } from './commandError.ts';

/**
 * Opens the server's database. All errors that the drivers throw here are about the database or the
 * connection to it, so each becomes a `CommandError`.
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
