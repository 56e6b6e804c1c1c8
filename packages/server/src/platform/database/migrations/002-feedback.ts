import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('feedback')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('caller', 'text', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('read_as', 'text')
    .addColumn('model', 'text')
    .addColumn('note', 'text')
    .addColumn('picture', 'bytea')
    .execute();
  await db.schema.createIndex('feedback_age').on('feedback').columns(['created_at', 'id']).execute();
}
