import { Type } from 'typebox';
import { stream } from '../../platform/http/streamSchema.ts';
import { jobLimits } from './limits.ts';
import {
  JobHeaders,
  JobOptions,
  JobParams,
  JobSchema,
  JobsQuery,
  JobsSchema,
  ResultsQuery,
} from './schemas.ts';

export const resultTypes = ['application/x-ndjson', 'application/jsonl', 'text/csv'] as const;

export const createJob = {
  bodyLimit: jobLimits.totalBytes,
  config: {
    scope: 'write',
    body: { fields: JobOptions, also: ['multipart/form-data', 'application/zip'] },
  },
  schema: {
    tags: ['jobs'],
    operationId: 'createJob',
    summary: 'Create a job from many pictures, or from a ZIP of them',
    description:
      'Send a form with files (fields before the first file), or a ZIP as the body. The response comes when all pictures are stored; `Location` is the address of the job.',
    querystring: JobOptions,
    headers: JobHeaders,
    response: { 202: JobSchema },
  },
} as const;

export const listJobs = {
  config: { scope: 'read' },
  schema: {
    tags: ['jobs'],
    operationId: 'listJobs',
    summary: 'List your jobs, newest first',
    description:
      'In pages: pass `next` of one page as `before` of the following one. Administrators see the jobs of all callers.',
    querystring: JobsQuery,
    response: { 200: JobsSchema },
  },
} as const;

export const getJob = {
  config: { scope: 'read' },
  schema: {
    tags: ['jobs'],
    operationId: 'getJob',
    summary: 'Get the progress of a job',
    description: '`read`, `failed` and `waiting` add up to `total`, except in a cancelled job.',
    params: JobParams,
    response: { 200: JobSchema },
  },
} as const;

export const cancelJob = {
  config: { scope: 'write' },
  schema: {
    tags: ['jobs'],
    operationId: 'cancelJob',
    summary: 'Cancel a job and keep its results so far',
    description: 'Pictures in progress may still get a result.',
    params: JobParams,
    response: { 200: JobSchema },
  },
} as const;

export const retryJob = {
  config: { scope: 'write' },
  schema: {
    tags: ['jobs'],
    operationId: 'retryJob',
    summary: 'Read failed pictures of a job again',
    description:
      'Retries only pictures that failed for a temporary reason, for example because the server was overloaded.',
    params: JobParams,
    response: { 200: JobSchema },
  },
} as const;

export const deleteJob = {
  config: { scope: 'write' },
  schema: {
    tags: ['jobs'],
    operationId: 'deleteJob',
    summary: 'Delete a job with its pictures and results',
    description: 'Also stops a job in progress.',
    params: JobParams,
    response: { 204: Type.Null() },
  },
} as const;

export const watchJob = {
  // Compression would hold events back until a block is full.
  compress: false,
  config: { scope: 'read' },
  schema: {
    tags: ['jobs'],
    operationId: 'jobEvents',
    summary: 'Watch the progress of a job as server-sent events: `progress`, then `end`',
    description:
      'Each event has the complete state of the job, so a client that reconnects misses nothing. A client that reconnects after `end` gets 204, which stops an EventSource.',
    params: JobParams,
    response: {
      200: stream('The job after each change', 'text/event-stream'),
      204: Type.Null({ description: 'The client has already received `end`.' }),
    },
  },
} as const;

export const jobResults = {
  config: { scope: 'read' },
  schema: {
    tags: ['jobs'],
    operationId: 'jobResults',
    summary: 'Get the results of a job so far, in the order of its pictures',
    description:
      'JSON Lines, one object per picture (`application/x-ndjson`, or `application/jsonl` by `Accept`), or CSV with one row per reading.',
    params: JobParams,
    querystring: ResultsQuery,
    response: { 200: stream('One line per picture', ...resultTypes) },
  },
} as const;
