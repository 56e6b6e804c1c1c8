import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleOf } from '@cifra/core/testing/bundle.ts';
import { expect, onTestFinished, test } from 'vitest';
import { readBeforeStrokes } from './beforeStrokes.ts';

async function bundleWith(data: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cifra-before-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { manifest, model } = bundleOf();
  const text = JSON.stringify({ ...manifest, training: { ...manifest.training, data } });
  await writeFile(join(folder, 'manifest.json'), text);
  await writeFile(join(folder, 'model.onnx'), model);
  return folder;
}

test('a model that was trained on strokes is no start for a run without some of them', async () => {
  const mnist = { 'mnist/train-images-idx3-ubyte': 'a' };
  const before = await readBeforeStrokes(await bundleWith(mnist), 'digit');
  expect(before.manifest.training.data).toEqual(mnist);
  const folder = await bundleWith({ ...mnist, 'unipen/digits.jsonl': 'b' });
  await expect(readBeforeStrokes(folder, 'digit')).rejects.toThrow(
    `${folder}: ${before.manifest.name} ${before.manifest.version} was trained on unipen/digits.jsonl, expected`,
  );
});
