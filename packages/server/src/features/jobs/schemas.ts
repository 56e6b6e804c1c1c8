import { type Static, Type } from 'typebox';
import { jobLimits } from './limits.ts';

export const JobSchema = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    state: Type.Union([
      Type.Literal('queued'),
      Type.Literal('running'),
      Type.Literal('completed'),
      Type.Literal('cancelled'),
    ]),
    total: Type.Integer({ minimum: 0, description: 'Number of pictures.' }),
    read: Type.Integer({ minimum: 0, description: 'Pictures with a result.' }),
    failed: Type.Integer({ minimum: 0, description: 'Pictures without a result, because of an error.' }),
    waiting: Type.Integer({ minimum: 0, description: 'Pictures not read yet.' }),
    options: Type.Record(Type.String(), Type.Unknown(), { description: 'The options of the request.' }),
    createdAt: Type.String({ format: 'date-time' }),
    finishedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  },
  { description: 'A job: many pictures, read in the background.' },
);

export const JobsSchema = Type.Object({
  jobs: Type.Array(JobSchema),
  next: Type.Union([Type.String(), Type.Null()], {
    description: 'Pass it as `before` to get the next page, which may be empty; null if there is none.',
  }),
});

export const JobParams = Type.Object({ id: Type.String({ description: 'Id of the job.' }) });

export const JobOptions = Type.Object({
  expect: Type.Optional(
    Type.String({
      maxLength: 1000,
      description: 'Expected format of the numbers, such as `digits:5` or `amount`.',
    }),
  ),
  maxError: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      exclusiveMaximum: 1,
      description: 'Fraction of the accepted readings that may be wrong.',
    }),
  ),
  top: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, description: 'Maximum number of candidates to return.' }),
  ),
  style: Type.Optional(
    Type.Enum(['auto', 'american', 'european'], {
      description: 'How the writers write 1 and 7; `auto` (default): as the other digits of a picture show.',
    }),
  ),
  print: Type.Optional(
    Type.Boolean({ description: 'Read printed numbers too; they have `print: true`. Defaults to false.' }),
  ),
});
export type JobOptions = Static<typeof JobOptions>;

export const JobHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: jobLimits.keyLength,
      description:
        'Makes the request safe to repeat: the same key with the same content returns the same job.',
    }),
  ),
});

/** Default number of entries on a page. */
export const PAGE = 50;

export const JobsQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: PAGE })),
  before: Type.Optional(Type.String({ description: '`next` of the previous page.' })),
});

export const ResultsQuery = Type.Object({
  format: Type.Optional(
    Type.Union([Type.Literal('jsonl'), Type.Literal('csv')], {
      description: 'JSON Lines or CSV. Defaults to the type in `Accept`, then to JSON Lines.',
    }),
  ),
});
