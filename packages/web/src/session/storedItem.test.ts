import { expect, test } from 'vitest';
import { WHOLE } from '../capture/cut.ts';
import { sampleDrawing, sampleItem, samplePicture, sampleReading } from '../examples/samples.ts';
import { restored, stored } from './storedItem.ts';

const read = { kind: 'read', readings: [sampleReading('17')], at: 3 } as const;

test('a drawing is stored as it is, with its corrections', async () => {
  const item = sampleItem(4, sampleDrawing, read, '19');
  expect(restored(structuredClone(await stored(item)), () => 'blob:new')).toEqual(item);
});

test('a picture gets a new address; one that was being read is read again', async () => {
  const item = sampleItem(4, samplePicture, { kind: 'reading' });
  const kept = await stored(item);
  expect(kept.source).not.toHaveProperty('url');
  expect(restored(kept, () => 'blob:new')).toEqual({
    ...item,
    outcome: { kind: 'none' },
    source: { ...samplePicture, url: 'blob:new' },
  });
});

test('of a part of a photograph, both files are stored by their content', async () => {
  const [file, whole] = ['part', 'whole'].map((text) => new Blob([text], { type: 'image/png' }));
  const cut = { ...WHOLE, top: 0.5 };
  const kept = await stored(sampleItem(4, { ...samplePicture, file, whole: { file: whole, cut } }, read));
  expect(kept.source).not.toMatchObject({ file: expect.any(Blob) });
  const { source } = restored(structuredClone(kept), () => 'blob:new');
  if (source.kind !== 'picture') throw new Error('not a picture');
  expect(await source.file.text()).toBe('part');
  expect(source.file.type).toBe('image/png');
  expect(await source.whole?.file.text()).toBe('whole');
  expect(source.whole?.cut).toEqual(cut);
});
