import { createClient } from '../generated/heyApi/client/index.ts';
import { createJob, getJob, jobResults, read } from '../generated/heyApi/index.ts';
import type { Use } from '../use.ts';

export const use: Use = async ({ url, picture }) => {
  const client = createClient({ baseUrl: url });
  const base64 = Buffer.from(await picture.arrayBuffer()).toString('base64');
  const { data } = await read({ client, body: { pictures: [base64] } });
  const job = await createJob({ client, body: { top: 2, pictures: [new File([picture], 'six.png')] } });
  const id = job.data?.id ?? '';
  const results = async () => {
    const { data } = await jobResults({ client, path: { id }, query: { format: 'jsonl' } });
    return new Response(data).text();
  };
  const missing = await getJob({ client, path: { id: 'none' } });
  const error = missing.error;
  return { read: data, results, code: error?.code };
};
