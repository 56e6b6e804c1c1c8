import { numbersIn } from '@cifra/core/words/numbers.ts';
import type { LabWords } from './en.ts';

const { counted } = numbersIn('de');

export const de: LabWords = {
  heading: 'Labor',
  intro: 'Modelle, die hier trainiert werden, bleiben auf diesem Gerät.',
  teach: {
    heading: 'Dem Modell meine Handschrift beibringen',
    explain:
      'Schreiben Sie zwanzig Ziffern, wie Sie sie immer schreiben. Das mitgelieferte Modell lernt dann Ihre Handschrift. Es wird auch an Ziffern anderer Personen geprüft, damit es diese weiterhin lesen kann.',
    ask: (digit) => `Schreiben Sie eine ${digit}`,
    here: 'Schreiben Sie sie hier',
    sheet: 'Blatt für die Lektion',
    progress: (n, of) => `${n} von ${of} Ziffern geschrieben`,
    take: 'Diese Ziffer nehmen',
    written: 'Bisher geschriebene Ziffern: Drücken Sie eine, um sie noch einmal zu schreiben',
    back: (digit, place) => `Die ${digit} noch einmal schreiben, Ziffer ${place}`,
    again: 'Von vorn beginnen',
    start: 'Beibringen',
    learning: (step, steps) => `Lernt, Schritt ${step} von ${steps}`,
    done: (better) =>
      better
        ? 'Das Modell hat Ihre Handschrift gelernt.'
        : 'Das Modell liest Ihre Ziffern nicht besser als vorher: Es konnte sie schon lesen.',
    writer: (before, after, n) =>
      `Vorher las es ${n - before} von Ihren ${n} Ziffern richtig. Jetzt liest es ${n - after} richtig.`,
    check: (before, after, n) =>
      `Vorher las es ${n - before} von ${n} künstlichen Ziffern anderer Personen richtig. Jetzt liest es ${n - after} richtig.`,
    notOne: 'Auf dem Blatt war keine einzelne Ziffer zu finden. Schreiben Sie sie noch einmal, größer.',
  },
  corrected: {
    heading: 'Aus meinen Berichtigungen lernen',
    explain: (n) =>
      `In dieser Sitzung haben Sie ${n === 1 ? 'eine Ziffer' : `${n} Ziffern`} Ihrer Zeichnungen berichtigt. Das Modell lernt sie und wird auch an Ziffern anderer Personen geprüft, damit es diese weiterhin lesen kann.`,
    start: 'Lernen',
  },
  train: {
    heading: 'Ein Modell trainieren',
    explain: 'Das Netz beginnt mit zufälligen Gewichten und lernt Ziffern, während Sie zusehen.',
    recipe: 'Rezept',
    recipes: { tiny: 'Klein, in einer Minute', a4: 'A4, das Netz der Messungen' },
    data: 'Ziffern zum Lernen',
    datas: { synthetic: 'Künstlich', own: 'Von mir geschrieben oder ausgewählt' },
    own: (n) =>
      `Bisher ${counted(n, { one: 'eigene Ziffer', other: 'eigene Ziffern' })}: die der Lektion oben und Bilder, die Sie auswählen.`,
    folder: 'Einen Ordner mit Bildern wählen',
    folderNote: 'Er enthält einen Ordner für jede Ziffer, benannt 0 bis 9.',
    ignored: (n) =>
      `${counted(n, { one: 'Datei wurde', other: 'Dateien wurden' })} ausgelassen: kein Bild einer einzelnen Ziffer, oder kein Ordner nennt die Ziffer.`,
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
    inUse: (name) => `${name} wird jetzt für einzelne Ziffern benutzt`,
    released: 'Mit dem mitgelieferten Modell lesen',
    forget: (name) => `${name} löschen`,
    notKept: 'Dieser Browser speichert nichts: Das Modell ist verloren, wenn die Seite geschlossen wird.',
  },
  failed: (message) => `Das ging nicht: ${message}`,
};
