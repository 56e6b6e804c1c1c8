import { computed } from '@preact/signals';
import { type Language, language } from '../words/words.ts';

const en = {
  heading: 'Lab',
  intro: 'Models trained here stay on this device.',
  teach: {
    heading: 'Teach it my handwriting',
    explain:
      'Write twenty digits as you always write them. The released model then learns your handwriting. It is checked on digits by other writers so that it does not forget them.',
    ask: (digit: number) => `Write ${digit === 8 ? 'an' : 'a'} ${digit}`,
    here: 'Write it here',
    sheet: 'Sheet for the lesson',
    progress: (n: number, of: number) => `${n} of ${of} digits written`,
    take: 'Take this digit',
    again: 'Begin again',
    start: 'Teach it',
    learning: (step: number, steps: number) => `Learning, step ${step} of ${steps}`,
    done: 'It has learned.',
    hand: (before: number, after: number, n: number) =>
      `Of your ${n} digits it read ${n - before} right before, and reads ${n - after} right now.`,
    check: (before: number, after: number, n: number) =>
      `Of ${n} synthetic digits by other writers it read ${n - before} right before, and reads ${n - after} right now.`,
    notOne: 'No single digit was found on the sheet. Write it again, larger.',
  },
  train: {
    heading: 'Train a model',
    explain: 'The network starts from random weights and learns digits while you watch.',
    recipe: 'Recipe',
    recipes: { tiny: 'Small, in a minute', a4: 'A4, the benchmark network' },
    data: 'Digits to learn from',
    datas: { synthetic: 'Synthetic', own: 'Written or chosen by me' },
    own: (n: number) =>
      `${n} of your own digits so far: those of the lesson above, and pictures that you choose.`,
    folder: 'Choose a folder of pictures',
    folderNote: 'It contains a folder for each digit, named 0 to 9.',
    ignored: (n: number) =>
      `${n} files were skipped: they do not show a single digit, or no folder names the digit.`,
    few: 'At least 40 digits are needed.',
    start: 'Train',
    stop: 'Stop',
    preparing: 'Preparing …',
    step: (step: number, steps: number, speed: string) =>
      `Step ${step} of ${steps}, ${speed} digits per second`,
    loss: (now: string) => `Loss ${now}`,
    lossChart: (first: string, last: string) => `Loss over the steps of the run: from ${first} to ${last}`,
    error: (share: string, wrong: number, n: number) =>
      `${share} of the held-out digits wrong: ${wrong} of ${n}`,
    filters: 'What the first layer looks for',
    filtersNote: 'Each square is a pattern of ink and paper: dark means ink, light means paper.',
    mistakes: 'Misread digits',
    noMistakes: 'No held-out digit is misread.',
    mistake: (label: number, read: number) => `${label} read as ${read}`,
    done: 'The model is ready.',
    stopped: 'Stopped. The model is kept as it is now.',
  },
  models: {
    heading: 'Models on this device',
    none: 'None yet.',
    name: (name: string, at: string) => `${name}, ${at}`,
    use: (name: string) => `Read with ${name}`,
    inUse: (name: string) => `${name} reads now, for single digits`,
    released: 'Read with the released model',
    forget: (name: string) => `Delete ${name}`,
    notKept: 'This browser keeps no data, so the model is lost when the page is closed.',
  },
  failed: (message: string) => `This did not work: ${message}`,
};

export type LabWords = typeof en;

const de: LabWords = {
  heading: 'Labor',
  intro: 'Modelle, die hier trainiert werden, bleiben auf diesem Gerät.',
  teach: {
    heading: 'Meine Handschrift beibringen',
    explain:
      'Schreiben Sie zwanzig Ziffern, wie Sie sie immer schreiben. Das mitgelieferte Modell lernt dann Ihre Handschrift. Es wird an Ziffern anderer Personen geprüft, damit es sie nicht vergisst.',
    ask: (digit) => `Schreiben Sie eine ${digit}`,
    here: 'Schreiben Sie sie hier',
    sheet: 'Blatt für die Lektion',
    progress: (n, of) => `${n} von ${of} Ziffern geschrieben`,
    take: 'Diese Ziffer nehmen',
    again: 'Von vorn beginnen',
    start: 'Beibringen',
    learning: (step, steps) => `Lernt, Schritt ${step} von ${steps}`,
    done: 'Es hat gelernt.',
    hand: (before, after, n) =>
      `Von Ihren ${n} Ziffern las es vorher ${n - before} richtig und liest jetzt ${n - after} richtig.`,
    check: (before, after, n) =>
      `Von ${n} künstlichen Ziffern anderer Personen las es vorher ${n - before} richtig und liest jetzt ${n - after} richtig.`,
    notOne: 'Auf dem Blatt war keine einzelne Ziffer zu finden. Schreiben Sie sie noch einmal, größer.',
  },
  train: {
    heading: 'Ein Modell trainieren',
    explain: 'Das Netz beginnt mit zufälligen Gewichten und lernt Ziffern, während Sie zusehen.',
    recipe: 'Rezept',
    recipes: { tiny: 'Klein, in einer Minute', a4: 'A4, das Netz der Messungen' },
    data: 'Ziffern zum Lernen',
    datas: { synthetic: 'Künstlich', own: 'Von mir geschrieben oder ausgewählt' },
    own: (n) => `Bisher ${n} eigene Ziffern: die der Lektion oben und Bilder, die Sie auswählen.`,
    folder: 'Einen Ordner mit Bildern wählen',
    folderNote: 'Er enthält einen Ordner für jede Ziffer, benannt 0 bis 9.',
    ignored: (n) =>
      `${n} Dateien wurden ausgelassen: Sie zeigen keine einzelne Ziffer, oder kein Ordner nennt die Ziffer.`,
    few: 'Mindestens 40 Ziffern sind nötig.',
    start: 'Trainieren',
    stop: 'Anhalten',
    preparing: 'Wird vorbereitet …',
    step: (step, steps, speed) => `Schritt ${step} von ${steps}, ${speed} Ziffern in der Sekunde`,
    loss: (now) => `Verlust ${now}`,
    lossChart: (first, last) => `Der Verlust über die Schritte des Laufs: von ${first} bis ${last}`,
    error: (share, wrong, n) => `${share} der zurückgehaltenen Ziffern falsch: ${wrong} von ${n}`,
    filters: 'Worauf die erste Schicht achtet',
    filtersNote:
      'Jedes Quadrat ist ein Muster aus Tinte und Papier: Dunkel bedeutet Tinte, Hell bedeutet Papier.',
    mistakes: 'Falsch gelesen',
    noMistakes: 'Keine der zurückgehaltenen Ziffern wird falsch gelesen.',
    mistake: (label, read) => `${label} als ${read} gelesen`,
    done: 'Das Modell ist fertig.',
    stopped: 'Angehalten. Das Modell bleibt, wie es jetzt ist.',
  },
  models: {
    heading: 'Modelle auf diesem Gerät',
    none: 'Noch keine.',
    name: (name, at) => `${name}, ${at}`,
    use: (name) => `Mit ${name} lesen`,
    inUse: (name) => `${name} liest jetzt, für einzelne Ziffern`,
    released: 'Mit dem mitgelieferten Modell lesen',
    forget: (name) => `${name} löschen`,
    notKept: 'Dieser Browser speichert nichts: Das Modell ist verloren, wenn die Seite geschlossen wird.',
  },
  failed: (message) => `Das ging nicht: ${message}`,
};

const LAB_WORDS: Readonly<Record<Language, LabWords>> = { en, de };

/** The lab's texts in the chosen language; loaded with the lab. */
export const labWords = computed(() => LAB_WORDS[language.value]);
