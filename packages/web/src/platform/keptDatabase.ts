import { database } from './database.ts';

/** What the visitor wrote: the items of each page, which of them is shown, and the lab's lesson. */
export const keptDatabase = database('cifra-session', ['items', 'shown', 'lesson']);
