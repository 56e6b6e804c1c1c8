import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestOf } from '@cifra/core/testing/bundle.ts';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { openReader, type Reader } from './reader.ts';

const folder = new URL('../../../node/fixtures/pictures/', import.meta.url);

let reader: Reader;
beforeAll(async () => {
  reader = await openReader(undefined);
});

test.each([
  '12-bit-in-16_94107.png',
  'fax-204x98_94107.tif',
  'fax-204x98_212-555-0142.tif',
  'float-0-to-1_94107.tif',
  'lab_94107.tif',
  'thumbnail-first_94107.tif',
  'zstd_94107.tif',
])('%s is accepted with the right value', async (name) => {
  const { value: result } = await reader.read(new URL(name, folder).pathname).next();
  const [, written] = /_(.+)\.\w+$/.exec(name) as RegExpExecArray;
  const accepted = { text: written, accepted: true };
  expect(result).toMatchObject({ notes: [], readings: [accepted] });
});

test('a model that the runtime cannot open is named, with what to do', async () => {
  const broken = await mkdtemp(join(tmpdir(), 'cifra-broken-'));
  onTestFinished(() => rm(broken, { recursive: true }));
  const model = Uint8Array.of(1, 2, 3);
  await writeFile(join(broken, 'manifest.json'), JSON.stringify(manifestOf(model)));
  const refused = { code: 'invalid-model', hint: expect.stringContaining('npx cifra models show') };
  await expect(openReader(broken)).rejects.toMatchObject({
    ...refused,
    message: `the model in ${broken} cannot be used: ${join(broken, 'model.onnx')}: does not exist: check the name`,
  });
  await writeFile(join(broken, 'model.onnx'), model);
  await expect(openReader(broken)).rejects.toMatchObject({
    ...refused,
    message: expect.stringMatching(`^the model in ${broken} cannot be used: .`),
  });
});
