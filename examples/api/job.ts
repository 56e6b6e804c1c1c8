// Sends a folder of pictures as one job and writes the readings as CSV: npx node
// examples/api/job.ts FOLDER > readings.csv
import { openAsBlob } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@cifra/client/client.ts';

const { CIFRA_URL: url = 'http://127.0.0.1:8080', CIFRA_KEY: key } = process.env;
const cifra = createClient({ url, ...(key && { key }) });
const folder = process.argv[2];

// Ctrl-C stops waiting; the server continues the job.
const controller = new AbortController();
process.once('SIGINT', () => controller.abort());
const { signal } = controller;

const form = new FormData();
for (const name of (await readdir(folder))
  .filter((name) => /\.(png|jpe?g|webp|tiff?|bmp)$/i.test(name))
  .sort())
  form.append('pictures', await openAsBlob(join(folder, name)), name);

const { id } = await cifra.createJob({ body: form, signal });
for await (const { state, read, failed, total } of cifra.followJob({ id, signal }))
  console.error(`${state}: ${read + failed} of ${total}`);

console.log('name,value,confidence');
for await (const { name, result, problem } of cifra.jobLines({ id, signal })) {
  if (problem) console.error(`${name}: ${problem.detail}`);
  for (const { value, confidence, accepted } of result?.readings ?? [])
    if (accepted) console.log([name, value, confidence.toFixed(4)].join());
}
await cifra.deleteJob({ id });
