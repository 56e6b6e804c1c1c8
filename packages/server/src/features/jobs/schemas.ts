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
    total: Type.Integer({ minimum: 0, description: 'Pictures of the job.' }),
    read: Type.Integer({ minimum: 0, description: 'Pictures with a result.' }),
    failed: Type.Integer({ minimum: 0, description: 'Pictures that gave no result.' }),
    waiting: Type.Integer({ minimum: 0, description: 'Pictures still to be read.' }),
    options: Type.Record(Type.String(), Type.Unknown(), { description: 'As they were sent.' }),
    createdAt: Type.String({ format: 'date-time' }),
    finishedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  },
  { description: 'A batch of pictures.' },
);

export const JobsSchema = Type.Object({
  jobs: Type.Array(JobSchema),
  next: Type.Union([Type.String(), Type.Null()], { description: 'For `before`, when there may be more.' }),
});

export const JobParams = Type.Object({ id: Type.String({ description: 'The job.' }) });

export const JobOptions = Type.Object({
  expect: Type.Optional(
    Type.String({
      maxLength: 1000,
      description: 'The kind of number that is looked for: `digits:5`, `amount`.',
    }),
  ),
  maxError: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      exclusiveMaximum: 1,
      description: 'Share of the accepted readings that may be wrong.',
    }),
  ),
  top: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: 'Candidates that are told.' })),
});
export type JobOptions = Static<typeof JobOptions>;

export const JobHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: jobLimits.keyLength,
      description: 'Makes the request safe to repeat: the same key with the same content gives the same job.',
    }),
  ),
});

/** Entries of a page where the request says nothing. */
export const PAGE = 50;

export const JobsQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: PAGE })),
  before: Type.Optional(Type.String({ description: '`next` of the page before.' })),
});

export const ResultsQuery = Type.Object({
  format: Type.Optional(
    Type.Union([Type.Literal('jsonl'), Type.Literal('csv')], {
      description: 'JSON Lines or CSV; else by `Accept`, else JSON Lines.',
    }),
  ),
});
