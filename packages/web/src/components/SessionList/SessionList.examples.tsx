import type { Examples } from '../../examples/examples.ts';
import { nothing, sampleDrawing, sampleItem, samplePicture, sampleReading } from '../../examples/samples.ts';
import type { Item } from '../../session/session.ts';
import { SessionList } from './SessionList.tsx';

const read = (...readings: ReturnType<typeof sampleReading>[]) =>
  ({ kind: 'read', readings, at: 0 }) as const;
const list =
  (items: readonly Item[], isKept = true) =>
  () => (
    <SessionList
      items={items}
      current={1}
      isKept={isKept}
      onShow={nothing}
      onForget={nothing}
      now={() => 0}
      onDownload={nothing}
      onForgetAll={nothing}
    />
  );

export const examples: Examples = {
  'read, corrected, refused, waiting, failed': list([
    sampleItem(5, samplePicture, { kind: 'failed', fault: { code: 'not-a-picture', name: 'notes.txt' } }),
    sampleItem(4, samplePicture, { kind: 'reading' }),
    sampleItem(3, sampleDrawing, read(sampleReading('9', 0.4, 'ambiguous'))),
    sampleItem(2, sampleDrawing, read(sampleReading('19')), '17'),
    sampleItem(1, sampleDrawing, read(sampleReading('17'))),
  ]),
  'more than are listed at first, not kept': list(
    Array.from({ length: 20 }, (_, i) => sampleItem(i, sampleDrawing, read(sampleReading(String(100 + i))))),
    false,
  ),
  'many lines': list([
    sampleItem(
      1,
      { ...samplePicture, name: `${'a-name-without-an-end-'.repeat(5)}.jpg` },
      read(...Array.from({ length: 12 }, (_, i) => sampleReading(String(491633850 + i)))),
    ),
  ]),
};
