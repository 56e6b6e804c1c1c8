import type { Examples } from '../../examples/examples.ts';
import { nothing, sampleDrawing, sampleItem, samplePicture, sampleReading } from '../../examples/samples.ts';
import type { Item } from '../../session/session.ts';
import { tableRows } from '../../session/tableRows.ts';
import { NumberTable } from './NumberTable.tsx';

const read = (...readings: readonly ReturnType<typeof sampleReading>[]) =>
  ({ kind: 'read', readings, at: 0 }) as const;
const table = (items: readonly Item[]) => () => <NumberTable rows={tableRows({ items })} onStep={nothing} />;

const blank = sampleReading('', 0, 'blank');
const longName = { ...samplePicture, name: `${'a-name-without-an-end-'.repeat(5)}.jpg` };

export const examples: Examples = {
  'sure, doubtful, waiting, failed': table([
    sampleItem(0, sampleDrawing, read(sampleReading('17'))),
    sampleItem(1, samplePicture, read(sampleReading('74', 0.6, 'ambiguous'))),
    sampleItem(2, samplePicture, { kind: 'reading' }),
    sampleItem(3, samplePicture, { kind: 'failed', fault: { code: 'not-a-picture', name: 'notes.txt' } }),
  ]),
  'confirmed, corrected, typed with another count, without a number': table([
    sampleItem(0, samplePicture, read(sampleReading('17', 0.6, 'ambiguous')), '17'),
    sampleItem(1, samplePicture, read(sampleReading('17', 0.6, 'ambiguous')), '18'),
    sampleItem(2, samplePicture, read(sampleReading('17', 0.6, 'ambiguous')), '1.234.567'),
    sampleItem(3, samplePicture, read(blank), ''),
  ]),
  'several lines, a blank picture, a long name': table([
    sampleItem(
      0,
      longName,
      read(sampleReading('4916338506082832'.repeat(2)), sampleReading('9', 0.5, 'ambiguous')),
    ),
    sampleItem(1, samplePicture, read(blank)),
  ]),
};
