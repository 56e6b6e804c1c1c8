import { type Kysely, sql } from 'kysely';

/**
 * Moves pictures out of the rows of their jobs and corrections into a table of blobs, with a key
 * each; an embedded database then moves them into files (`moveBlobs.ts`). The table of chunks
 * becomes the table of blobs, so that no picture is copied.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table job_chunks rename to blobs`.execute(db);
  await sql`alter table blobs add column key text, add column made_at timestamptz not null default now()`.execute(
    db,
  );
  await sql`update blobs set key = 'jobs/' || gen_random_uuid()`.execute(db);
  await sql`alter table blobs drop constraint job_chunks_key`.execute(db);

  await db.schema
    .createTable('job_chunks')
    .addColumn('job_id', 'uuid', (column) => column.notNull().references('jobs.id').onDelete('cascade'))
    .addColumn('chunk', 'integer', (column) => column.notNull())
    .addColumn('first', 'integer', (column) => column.notNull())
    .addColumn('sizes', sql`integer[]`, (column) => column.notNull())
    .addColumn('blob', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('job_chunks_key', ['job_id', 'chunk'])
    .execute();
  await sql`insert into job_chunks (job_id, chunk, first, sizes, blob)
    select job_id, chunk, first, sizes, key from blobs`.execute(db);
  await db.schema.createIndex('job_chunks_blob').on('job_chunks').column('blob').execute();

  await sql`alter table blobs drop column job_id, drop column chunk, drop column first, drop column sizes,
    add primary key (key)`.execute(db);

  await db.schema.alterTable('feedback').addColumn('blob', 'text').execute();
  await sql`update feedback set blob = 'feedback/' || gen_random_uuid() where picture is not null`.execute(
    db,
  );
  await sql`insert into blobs (key, bytes) select blob, picture from feedback where picture is not null`.execute(
    db,
  );
  await sql`update feedback set picture = null where picture is not null`.execute(db);
  await db.schema.alterTable('feedback').dropColumn('picture').execute();
  await db.schema.createIndex('feedback_blob').on('feedback').column('blob').execute();
}
