import type { WhyWords } from './words.en.ts';

export const wordsDe: WhyWords = {
  heading: 'Warum?',
  headingOf: (text) => `Warum ${text}?`,
  nothing:
    'Es wurde noch nichts gelesen. Schreiben Sie zuerst eine Zahl oder wählen Sie ein Bild; diese Seite erklärt sie dann.',
  noDigits: 'Darin wurde keine Ziffer gefunden, also ist keine zu erklären.',
  toRead: 'Eine Zahl schreiben',
  digits: 'Welche Ziffer',
  digit: (place) => `Ziffer ${place}`,
  line: (n) => `Zeile ${n}`,
  against: 'Warum nicht',
  runnerUp: 'die zweitbeste',
  working: 'Sucht nach Gründen …',
  failed: (message) => `Das ließ sich nicht erklären: ${message}`,
  notExplained:
    'Jetzt liest das Modell, das Sie selbst gemacht haben, und es bringt keine Karten mit. Wählen Sie im Labor das mitgelieferte Modell und lesen Sie noch einmal.',
  reasons: 'Die Gründe',
  reasonsNote:
    'Jeder genannte Teil wurde zugedeckt und das Modell noch einmal gefragt. Diese Sätze sagen, was die Karten zeigen.',
  maps: 'Wo die Belege liegen',
  legend: (digit, against) => ({
    plus: `spricht für ${digit}`,
    minus: `spricht für ${against}`,
    size: 'Je größer das Zeichen, desto mehr zählt es. Grau ist Ihre Tinte.',
  }),
  mapLabel: (title, plus, minus) => `${title}. ${plus} ${minus}`,
  most: (digit, places) => `Am meisten für ${digit}: ${places}.`,
  none: (digit) => `Nichts von Gewicht für ${digit}.`,
  places: {
    top: ['oben links', 'oben', 'oben rechts'],
    middle: ['links', 'in der Mitte', 'rechts'],
    bottom: ['unten links', 'unten', 'unten rechts'],
  },
  and: 'und',
  mapKinds: {
    occlusion: {
      title: 'Tinte weggenommen',
      asks: 'Was fehlt, wenn ein kleines Quadrat mit Papier zugedeckt wird.',
    },
    emptiness: {
      title: 'Papier geschwärzt',
      asks: 'Was fehlt, wenn ein kleines Quadrat mit Tinte zugedeckt wird.',
    },
    integratedGradients: {
      title: 'Integrierte Gradienten',
      asks: 'Wie viel jeder Punkt Tinte beiträgt, auf dem Weg vom leeren Papier her.',
    },
    gradCam: {
      title: 'Grad-CAM',
      asks: 'Auf welche Teile seiner letzten Schicht das Modell achtet. Grob: Der Ort sagt weniger, als er scheint.',
    },
  },
  steps: 'Was aus dem Bild wurde',
  stepsNote: 'Der Leser sieht das letzte dieser Bilder, nicht Ihres.',
  stepKinds: {
    ink: 'Das Bild als Tinte: Licht und Papier sind herausgerechnet',
    bare: 'Gedruckte Linien und Kästchen sind entfernt',
    line: 'Die Zeile, gerade gerichtet und 32 Pixel hoch',
    digit: 'Wo die Ziffer steht',
    normalised: 'Die Ziffer allein, in 28 × 28 Pixeln',
  },
  nearest: 'Die ähnlichsten Ziffern aus dem Training',
  nearestNote:
    'Für die Ziffern der Trainingsmenge, die das Modell am ähnlichsten findet, braucht es den Datensatz, den diese Seite nicht hat. Auf einem Rechner mit den Daten zeigt sie dieser Befehl:',
  nearestAsks: 'Der Server sucht sie; die 28 × 28 Bildpunkte dieser Ziffer verlassen dann das Gerät.',
  nearestFind: 'Auf dem Server suchen',
  nearestFound: (n) => `${n} ähnliche Ziffern aus dem Training`,
  nearestDigit: (label, row, dataset) => `Eine ${label}: Ziffer ${row} von ${dataset}`,
  breaks: 'Wann kippt es?',
  breaksNote:
    'Verändern Sie die Ziffer, bis sie als eine andere gelesen wird oder gar nicht mehr. Hier liest das Modell für einzelne Ziffern, allein.',
  changeKinds: { rotation: 'Drehung', thickness: 'Dicke', noise: 'Rauschen', blur: 'Unschärfe' },
  units: {
    rotation: (value) => `${value}°`,
    thickness: (value) => `${value} Pixel`,
    noise: (value) => value,
    blur: (value) => `${value} Pixel`,
  },
  reset: 'Wie geschrieben',
  readAs: (digit, share) => `Gelesen als ${digit}, ${share}`,
  unsure: (digit, share) => `Nicht sicher genug; am wahrscheinlichsten ${digit}, ${share}`,
  holdsAll: (digit) => `Bleibt ${digit} bis an beide Enden.`,
  holdsFrom: (digit, from, to) => `Bleibt ${digit} von ${from} bis ${to}.`,
  beyond: (at, digit) => `Bei ${at} wird sie als ${digit} gelesen.`,
  beyondUnsure: (at) => `Bei ${at} ist es nicht mehr sicher.`,
  refusedAlready:
    'So, wie sie geschrieben ist, ist sich das Modell für einzelne Ziffern allein nicht sicher.',
  changedPicture: 'Die Ziffer, wie sie jetzt verändert ist',
};
