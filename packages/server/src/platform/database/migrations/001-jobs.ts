import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('jobs')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('caller', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('options', 'text', (column) => column.notNull())
    .addColumn('idempotency_key', 'text')
    .addColumn('fingerprint', 'text')
    .addColumn('total', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('read', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('failed', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('touched_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('finished_at', 'timestamptz')
    // A key belongs to one caller: two callers may choose the same. Rows without a key never
    // collide.
    .addUniqueConstraint('jobs_idempotency', ['caller', 'idempotency_key'])
    .execute();
  await db.schema.createIndex('jobs_age').on('jobs').column('created_at').execute();

  await db.schema
    .createTable('job_items')
    .addColumn('job_id', 'uuid', (column) => column.notNull().references('jobs.id').onDelete('cascade'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('chunk', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull().defaultTo('waiting'))
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('result', 'text')
    .addColumn('problem', 'text')
    .addColumn('retryable', 'boolean', (column) => column.notNull().defaultTo(false))
    .addPrimaryKeyConstraint('job_items_key', ['job_id', 'number'])
    .execute();

  await db.schema
    .createTable('job_chunks')
    .addColumn('job_id', 'uuid', (column) => column.notNull().references('jobs.id').onDelete('cascade'))
    .addColumn('chunk', 'integer', (column) => column.notNull())
    .addColumn('first', 'integer', (column) => column.notNull())
    .addColumn('sizes', sql`integer[]`, (column) => column.notNull())
    .addColumn('bytes', 'bytea', (column) => column.notNull())
    .addPrimaryKeyConstraint('job_chunks_key', ['job_id', 'chunk'])
    .execute();
  // Pictures are compressed already: compressing them again costs time and gains nothing.
  await sql`alter table job_chunks alter column bytes set storage external`.execute(db);
}
