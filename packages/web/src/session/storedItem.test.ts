import { expect, test } from 'vitest';
import { sampleDrawing, sampleItem, samplePicture, sampleReading } from '../examples/samples.ts';
import { restored, stored } from './storedItem.ts';

const read = { kind: 'read', readings: [sampleReading('17')], at: 3 } as const;

test('a drawing is stored as it is, with its corrections', () => {
  const item = sampleItem(4, sampleDrawing, read, '19');
  expect(restored(structuredClone(stored(item)), () => 'blob:new')).toEqual(item);
});

test('a picture gets a new address; one that was being read is read again', () => {
  const item = sampleItem(4, samplePicture, { kind: 'reading' });
  const kept = stored(item);
  expect(kept.source).not.toHaveProperty('url');
  expect(restored(kept, () => 'blob:new')).toEqual({
    ...item,
    outcome: { kind: 'none' },
    source: { ...samplePicture, url: 'blob:new' },
  });
});
