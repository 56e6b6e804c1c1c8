import { type Kysely, type Selectable, sql } from 'kysely';
import type { FeedbackTable, Schema } from '../../platform/databaseSchema.ts';

export type FeedbackRow = Selectable<FeedbackTable>;
/** Without the picture, but with whether there is one. */
export type FeedbackHead = Omit<FeedbackRow, 'picture'> & { readonly has_picture: boolean };

/** Whose rows: a caller's, or with null everybody's. */
export type Owner = string | null;

export async function insertFeedback(
  db: Kysely<Schema>,
  row: Omit<FeedbackRow, 'created_at'>,
): Promise<FeedbackHead> {
  return db.insertInto('feedback').values(row).returning(head).executeTakeFirstOrThrow();
}

const head = [
  'id',
  'caller',
  'created_at',
  'label',
  'read_as',
  'model',
  'note',
  sql<boolean>`picture is not null`.as('has_picture'),
] as const;

/** Newest first; `before` is the last one of the page before. */
export function listFeedback(
  db: Kysely<Schema>,
  owner: Owner,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<FeedbackHead[]> {
  let query = db.selectFrom('feedback').select(head);
  if (owner !== null) query = query.where('caller', '=', owner);
  if (before !== null) {
    query = query.where(
      sql<boolean>`(created_at, id) < (select created_at, id from feedback as last where last.id = ${before}::uuid)`,
    );
  }
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

export type KeptPicture = Pick<FeedbackRow, 'id' | 'label'> & { readonly picture: Uint8Array };

/** Those with a picture, in the order of their ids. */
export async function listPictures(
  db: Kysely<Schema>,
  owner: Owner,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<KeptPicture[]> {
  let query = db.selectFrom('feedback').select(['id', 'label', 'picture']).where('picture', 'is not', null);
  if (owner !== null) query = query.where('caller', '=', owner);
  if (after !== null) query = query.where('id', '>', after);
  const rows = await query.orderBy('id').limit(limit).execute();
  return rows.map(({ id, label, picture }) => ({ id, label, picture: picture! }));
}

export function findPicture(
  db: Kysely<Schema>,
  owner: Owner,
  id: string,
): Promise<Pick<FeedbackRow, 'picture'> | undefined> {
  let query = db.selectFrom('feedback').select('picture').where('id', '=', id);
  if (owner !== null) query = query.where('caller', '=', owner);
  return query.executeTakeFirst();
}

/** How many were deleted. */
export async function deleteFeedback(
  db: Kysely<Schema>,
  owner: Owner,
  which: { readonly id: string } | { readonly madeBefore: Date },
): Promise<number> {
  let query = db.deleteFrom('feedback');
  if (owner !== null) query = query.where('caller', '=', owner);
  query = 'id' in which ? query.where('id', '=', which.id) : query.where('created_at', '<', which.madeBefore);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}
