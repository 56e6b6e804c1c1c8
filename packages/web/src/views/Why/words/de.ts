import { numbersIn } from '@cifra/core/words/numbers.ts';
import { capital } from '../../../words/capital.ts';
import type { WhyWords } from './en.ts';
import { germanReasons, partWords } from './germanReasons.ts';

const { counted, decimal } = numbersIn('de');

export const de: WhyWords = {
  heading: 'Warum?',
  headingOf: (text) => `Warum ${text}?`,
  nothing:
    'Es wurde noch nichts gelesen. Schreiben Sie zuerst eine Zahl oder wählen Sie ein Bild; diese Seite erklärt sie dann.',
  noDigits: 'Es wurde keine Ziffer gefunden, also gibt es nichts zu erklären.',
  toRead: 'Eine Zahl schreiben',
  digits: 'Welche Ziffer',
  digit: (place) => `Ziffer ${place}`,
  line: (n) => `Zeile ${n}`,
  against: 'Warum nicht',
  runnerUp: 'die zweitbeste',
  working: 'Sucht nach Gründen …',
  failed: (message) => `Das ließ sich nicht erklären: ${message}`,
  reason: 'Der Grund',
  lead: {
    rather: (digit, against) => `Es sieht eher nach einer ${digit} aus als nach einer ${against}.`,
    because: (part) => `${capital(partWords(part))} spricht am stärksten dafür.`,
    alone: (digit, best) =>
      `Das Modell für ganze Zahlen liest hier eine ${digit}. Allein sieht sie eher nach einer ${best} aus.`,
  },
  aboutExperts: 'die anderen Karten, die Schritte zur Ziffer und was das Ergebnis ändert',
  alone:
    'Diese Angaben stammen vom Modell für einzelne Ziffern, das nur diese Ziffer sieht. Die Sicherheit oben ist die des ganzen Ergebnisses.',
  reasons: 'Die Gründe',
  reasonWords: germanReasons,
  reasonsNote: 'Jeder hier genannte Teil wurde zugedeckt, und das Modell las die Ziffer noch einmal.',
  maps: 'Wo die Belege liegen',
  legend: (digit, against) => ({
    plus: `spricht für ${digit}`,
    minus: `spricht für ${against}`,
    size: 'Je größer das Zeichen, desto stärker der Beleg. Grau ist Ihre Tinte.',
  }),
  mapLabel: (title, plus, minus) => `${title}. ${plus} ${minus}`,
  most: (digit, places) => `Am meisten für ${digit}: ${places}.`,
  none: (digit) => `Kein wesentlicher Beleg für ${digit}.`,
  places: {
    top: ['oben links', 'oben', 'oben rechts'],
    middle: ['links', 'in der Mitte', 'rechts'],
    bottom: ['unten links', 'unten', 'unten rechts'],
  },
  and: 'und',
  mapKinds: {
    occlusion: {
      title: 'Tinte entfernt',
      question: 'Was fehlt, wenn ein kleines Quadrat mit Papier zugedeckt wird.',
    },
    emptiness: {
      title: 'Tinte hinzugefügt',
      question: 'Was fehlt, wenn ein kleines Quadrat mit Tinte zugedeckt wird.',
    },
    integratedGradients: {
      title: 'Integrierte Gradienten',
      question: 'Wie viel jedes Pixel Tinte beiträgt, verglichen mit leerem Papier.',
    },
    gradCam: {
      title: 'Grad-CAM',
      question:
        'Auf welche Teile seiner letzten Schicht das Modell achtet. Grob: Die Orte sind nur ungefähr.',
    },
  },
  steps: 'Wie das Bild verarbeitet wurde',
  stepsNote: 'Das Modell sieht nur das letzte dieser Bilder.',
  stepKinds: {
    ink: 'Die Tinte: Licht und Papier sind herausgerechnet',
    bare: 'Gedruckte Linien und Kästchen sind entfernt',
    line: 'Die Zeile, gerade gerichtet und 32 Pixel hoch',
    digit: 'Wo die Ziffer steht',
    normalised: 'Nur die Ziffer, 28 × 28 Pixel',
  },
  nearest: 'Die ähnlichsten Ziffern aus dem Training',
  nearestNote:
    'Diese Seite hat den Trainingsdatensatz nicht. Auf einem Rechner mit den Daten zeigt dieser Befehl die ähnlichsten Ziffern:',
  nearestAsks: 'Der Server sucht sie. Dazu werden die 28 × 28 Pixel dieser Ziffer an ihn geschickt.',
  nearestFind: 'Auf dem Server suchen',
  nearestFound: (n) =>
    `${counted(n, { one: 'ähnliche Ziffer', other: 'ähnliche Ziffern' })} aus dem Training`,
  nearestDigit: (label, row, dataset) => `Eine ${label}: Ziffer ${row} von ${dataset}`,
  breaks: 'Wann ändert sich das Ergebnis?',
  breaksNote:
    'Verändern Sie die Ziffer, bis sie als eine andere gelesen oder abgelehnt wird. Hier liest nur das Modell für einzelne Ziffern.',
  changeKinds: { rotation: 'Drehung', thickness: 'Dicke', noise: 'Rauschen', blur: 'Unschärfe' },
  units: {
    rotation: (value) => `${decimal(value)}°`,
    thickness: (value) => `${decimal(value)} Pixel`,
    noise: (value) => decimal(value),
    blur: (value) => `${decimal(value)} Pixel`,
  },
  reset: 'Zurück zur Schrift, wie sie gelesen wurde',
  readAs: (digit, share) => `Gelesen als ${digit}, ${share}`,
  unsure: (digit, share) => `Nicht sicher genug; am wahrscheinlichsten ${digit}, ${share}`,
  holdsAll: (digit) => `Gelesen als ${digit} im ganzen Bereich.`,
  holdsFrom: (digit, from, to) => `Gelesen als ${digit} von ${from} bis ${to}.`,
  beyond: (at, digit) => `Bei ${at} wird sie als ${digit} gelesen.`,
  beyondUnsure: (at) => `Bei ${at} ist das Modell nicht mehr sicher.`,
  refusedAlready:
    'Das Modell für einzelne Ziffern ist sich bei der Ziffer, wie sie geschrieben ist, nicht sicher.',
  changedPicture: 'Die veränderte Ziffer',
};
