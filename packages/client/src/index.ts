// The public names of `@cifra/client`.
export { type Client, type ClientOptions, createClient } from './client.ts';
export type { Explanation, Job, PictureAnswer, Problem, Reading, ReadRequest } from './generated.ts';
export type { JobLine } from './jobs.ts';
export { ConnectionError, ProblemError } from './problemError.ts';
