import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openDatabase } from '../platform/database/openDatabase.ts';
import { openQueue } from '../platform/database/queue.ts';
import { madeOnce } from './shared.ts';

/**
 * A data folder with a new, empty embedded database that has the tables of the queue. Making one
 * takes five seconds of processor time: the first that needs it makes it for all test files of the
 * run.
 */
export function embeddedTemplate(): Promise<string> {
  return madeOnce(join(inject('shared'), 'embedded'), async (half) => {
    const database = await openDatabase({ folder: half });
    const queue = await openQueue(database, 'template', (error) => console.error(error));
    await queue.close();
    await database.close();
  });
}

/** Puts a new, empty embedded database into a data folder. */
export async function copyEmbedded(folder: string): Promise<void> {
  cpSync(await embeddedTemplate(), folder, { recursive: true });
}
