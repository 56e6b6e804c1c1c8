import createClient from 'openapi-fetch';
import type { paths } from '../generated/openapiTypescript.ts';
import type { Use } from '../use.ts';

export const use: Use = async ({ url, picture }) => {
  const cifra = createClient<paths>({ baseUrl: url });
  const read = await cifra.POST('/v1/read', {
    headers: { 'content-type': 'image/png' },
    // Types of this generator have text where bytes are sent.
    body: picture as never,
    bodySerializer: (body) => body,
  });
  const job = await cifra.POST('/v1/jobs', {
    body: { top: 2, pictures: [] },
    bodySerializer() {
      const form = new FormData();
      form.append('top', '2');
      form.append('pictures', picture, 'six.png');
      return form;
    },
  });
  const id = job.data?.id ?? '';
  const results = async () => {
    const { data } = await cifra.GET('/v1/jobs/{id}/results', { params: { path: { id } }, parseAs: 'text' });
    return data ?? '';
  };
  const missing = await cifra.GET('/v1/jobs/{id}', { params: { path: { id: 'none' } } });
  return { read: read.data, results, code: missing.error?.code };
};
