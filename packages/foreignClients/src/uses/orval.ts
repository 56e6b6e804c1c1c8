import { createJob, getJob, jobResults, read } from '../generated/orval.ts';
import type { Use } from '../use.ts';

export const use: Use = async ({ picture, zip }) => {
  // A body of several media types is sent as it is: a Blob under its own type.
  const { data } = await read(picture);
  const job = await createJob(zip, { top: 2 });
  const id = job.status === 202 ? job.data.id : '';
  const results = async () => {
    const answer = await jobResults(id);
    return 'stream' in answer ? answer.stream.text() : '';
  };
  const missing = await getJob('none');
  return { read: data, results, code: 'code' in missing.data ? missing.data.code : undefined };
};
