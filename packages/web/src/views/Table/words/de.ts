import { numbersIn } from '@cifra/core/words/numbers.ts';
import type { TableWords } from './en.ts';

const { counted } = numbersIn('de');

export const de: TableWords = {
  heading: ({ pictures, doubtful, waiting, failed }) =>
    [
      counted(pictures, { one: 'Bild', other: 'Bilder' }),
      `${doubtful} zu prüfen`,
      ...(waiting > 0 ? [`${waiting} noch nicht gelesen`] : []),
      ...(failed > 0 ? [`${failed} nicht lesbar`] : []),
    ].join(', '),
  empty: 'Zahlen aus vielen Bildern',
  emptyNote: 'Wählen Sie mehrere Bilder oder ein Dokument mit mehreren Seiten. Ihre Zahlen stehen dann hier.',
  keys: 'Die Tabulatortaste geht zur nächsten zweifelhaften Zahl. Die Eingabetaste bestätigt sie, Tippen ersetzt sie. Die Leertaste zeigt eine andere mögliche Zahl, Escape nimmt zurück, ↑ und ↓ gehen zu jeder anderen Zahl.',
  table: 'Bilder und ihre Zahlen',
  picture: 'Bild',
  number: 'Zahl',
  place: (name, line, of) => (of > 1 ? `${name}, Zeile ${line}` : name),
  waiting: 'Wartet …',
  confirmed: 'bestätigt',
  corrected: (read) => `berichtigt, gelesen als ${read}`,
  noNumber: 'keine Zahl',
  yes: 'Ja',
  none: 'Keine Zahl',
  settle: (label, place) => `${label} (${place})`,
  offered: (text, probability) => `${text}, ${probability}`,
  allChecked: (pictures) =>
    `${counted(pictures, { one: 'Bild', other: 'Bilder' })}, alle Zahlen sind geprüft`,
  undone: (place) => `${place}: zurückgenommen`,
  copy: 'Für eine Tabelle kopieren',
  copied: (numbers, doubtful) => {
    const copied = `${counted(numbers, { one: 'Zahl', other: 'Zahlen' })} kopiert`;
    return doubtful === 0 ? copied : `${copied}, ohne ${doubtful} zu prüfende`;
  },
};
