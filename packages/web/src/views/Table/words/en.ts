import { numbersIn } from '@cifra/core/words/numbers.ts';
import type { TableCounts } from '../../../session/tableRows.ts';

const { counted } = numbersIn('en');

export const en = {
  heading: ({ pictures, doubtful, waiting, failed }: TableCounts) =>
    [
      counted(pictures, { one: 'picture', other: 'pictures' }),
      `${doubtful} to check`,
      ...(waiting > 0 ? [`${waiting} still being read`] : []),
      ...(failed > 0 ? [`${failed} not readable`] : []),
    ].join(', '),
  empty: 'Numbers of many pictures',
  emptyNote: 'Choose several pictures or a document with several pages. Their numbers are listed here.',
  keys: 'Tab goes to the next doubtful number. Enter confirms it, and typing replaces it. Space shows another possible number, Escape undoes, ↑ and ↓ go to any other number.',
  table: 'Pictures and their numbers',
  picture: 'Picture',
  number: 'Number',
  place: (name: string, line: number, of: number) => (of > 1 ? `${name}, line ${line}` : name),
  waiting: 'Waiting …',
  confirmed: 'confirmed',
  corrected: (read: string) => `corrected, read as ${read}`,
  noNumber: 'no number',
  yes: 'Yes',
  none: 'No number',
  settle: (label: string, place: string) => `${label} (${place})`,
  offered: (text: string, probability: string) => `${text}, ${probability}`,
  allChecked: (pictures: number) =>
    `${counted(pictures, { one: 'picture', other: 'pictures' })}, all numbers are checked`,
  undone: (place: string) => `${place}: undone`,
  copy: 'Copy for a spreadsheet',
  copied: (numbers: number, doubtful: number) =>
    doubtful === 0
      ? `${counted(numbers, { one: 'number', other: 'numbers' })} copied`
      : `${counted(numbers, { one: 'number', other: 'numbers' })} copied, without ${doubtful} to check`,
};
export type TableWords = typeof en;
