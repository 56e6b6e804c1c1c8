import type { Examples } from '../../examples/examples.ts';
import { madeDrawing, madeItem, madePicture, madeReading, nothing } from '../../examples/made.ts';
import type { Item } from '../../session/session.ts';
import { SessionList } from './SessionList.tsx';

const read = (...readings: ReturnType<typeof madeReading>[]) => ({ kind: 'read', readings, at: 0 }) as const;
const list = (items: readonly Item[]) => () => (
  <SessionList items={items} current={1} onShow={nothing} onDownload={nothing} onForget={nothing} />
);

export const examples: Examples = {
  empty: list([]),
  'read, corrected, refused, waiting, failed': list([
    madeItem(5, madePicture, { kind: 'failed', fault: { code: 'not-a-picture', name: 'notes.txt' } }),
    madeItem(4, madePicture, { kind: 'reading' }),
    madeItem(3, madeDrawing, read(madeReading('9', 0.4, 'ambiguous'))),
    madeItem(2, madeDrawing, read(madeReading('19')), '17'),
    madeItem(1, madeDrawing, read(madeReading('17'))),
  ]),
  'many lines': list([
    madeItem(
      1,
      { ...madePicture, name: `${'a-name-without-an-end-'.repeat(5)}.jpg` },
      read(...Array.from({ length: 12 }, (_, i) => madeReading(String(491633850 + i)))),
    ),
  ]),
};
