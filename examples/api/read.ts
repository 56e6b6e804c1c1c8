// Reads pictures with a running server: npx node examples/api/read.ts examples/phone.jpg
// examples/date.jpg
import { openAsBlob } from 'node:fs';
import { createClient } from '@cifra/client/client.ts';
import { ProblemError } from '@cifra/client/problemError.ts';

const { CIFRA_URL: url = 'http://127.0.0.1:8080', CIFRA_KEY: key } = process.env;
const cifra = createClient({ url, ...(key && { key }) });

for (const file of process.argv.slice(2)) {
  try {
    const { readings } = await cifra.readPicture({ body: await openAsBlob(file), maxError: 0.01 });
    for (const { value, confidence, accepted, refusal } of readings) {
      const percent = `${(100 * confidence).toFixed(1)} %`;
      console.log(accepted ? `${file}: ${value} (${percent})` : `${file}: refused, ${refusal}`);
    }
  } catch (error) {
    // The picture is the problem; any other failure would also affect the next one.
    if (!(error instanceof ProblemError && error.code.startsWith('picture-'))) throw error;
    console.log(`${file}: ${error.message}`);
  }
}
