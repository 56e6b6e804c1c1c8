import { numbersIn } from '@cifra/core/words/numbers.ts';
import type { PropertyName } from '@cifra/training/evaluation/metrics/inkProperties.ts';
import type { SetSource } from '@cifra/training/evaluation/report/setAbout.ts';
import type { Counted, ReportWords } from '@cifra/training/evaluation/words/english.ts';
import { reportNumbers } from '@cifra/training/evaluation/words/reportNumbers.ts';
import { capital } from '../../../words/capital.ts';
import { germanRobustness } from './germanRobustness.ts';

const numbers = reportNumbers(numbersIn('de'));
const { counted, short, whole } = numbers;

const digit = { one: 'Ziffer', other: 'Ziffern' };
const quarter = { one: 'Viertel', other: 'Viertel' };
const things: Readonly<Record<Counted, string>> = { digits: 'Ziffern', strings: 'Zeichenfolgen' };

/** `by` follows a noun: "Ziffern von High-School-Schülern". */
const groups: ReportWords['fairness']['groups'] = {
  'census employees': {
    name: 'Angestellte der Volkszählung',
    by: 'von Angestellten der Volkszählung',
  },
  'high-school students': { name: 'High-School-Schüler', by: 'von High-School-Schülern' },
  others: { name: 'andere', by: 'von anderen' },
};

const properties: Readonly<
  Record<PropertyName, { readonly name: string; readonly unit: string; readonly ends: readonly string[] }>
> = {
  'stroke width': {
    name: 'Strichdicke',
    unit: 'Pixel',
    ends: ['das Viertel mit den dünnsten Strichen', 'das Viertel mit den dicksten Strichen'],
  },
  slant: {
    name: 'Neigung',
    unit: '° nach rechts',
    ends: ['das am weitesten nach links geneigte Viertel', 'das am weitesten nach rechts geneigte Viertel'],
  },
  width: {
    name: 'Breite',
    unit: 'Pixel',
    ends: ['das Viertel mit den schmalsten Ziffern', 'das Viertel mit den breitesten Ziffern'],
  },
  'ink darkness': {
    name: 'Schwärze der Tinte',
    unit: '% schwarz',
    ends: ['das Viertel mit der blassesten Tinte', 'das Viertel mit der dunkelsten Tinte'],
  },
};

function quarterName(property: PropertyName, place: number): string {
  const { name, ends } = properties[property];
  if (place === 1) return ends[0];
  if (place === 4) return ends[1];
  return `das ${place === 2 ? 'zweite' : 'dritte'} Viertel nach ${name}`;
}

function setSource(about: SetSource): string {
  const maybeChosen =
    'Vielleicht wurde ein Modell nach diesen Ziffern ausgewählt; dann sind seine Kennzahlen hier etwas zu gut.';
  const chosen =
    'Nach ihnen wurden Epoche, Temperatur und Schwellen ausgewählt: Die Kennzahlen sind etwas zu gut.';
  switch (about.kind) {
    case 'published test':
      return 'Die veröffentlichten Testziffern.';
    case 'held out': {
      const by =
        about.by === 'writer'
          ? 'nach Schreibern'
          : 'nach Beschriftung, weil die Schreiber nicht bekannt sind,';
      return `Ziffern, ${by} vom Training zurückgehalten (Anteil ${short(about.share)}, Startwert ${about.seed}). ${maybeChosen}`;
    }
    case 'folder':
      return 'Alle Bilder eines Ordners.';
    case 'folder, test part':
      return 'Die Testbilder eines Ordners.';
    case 'folder, validation part':
      return `Die Validierungsbilder eines Ordners. ${maybeChosen}`;
    case 'folder, held out': {
      const by = about.by === 'writer' ? 'nach Schreibern' : 'nach Beschriftung';
      return `Bilder eines Ordners, ${by} zurückgehalten (Anteil ${short(about.share)}, Startwert ${about.seed}). ${maybeChosen}`;
    }
    case 'held-out cheques':
      return `Beträge auf Schecks aus Uruguay, ganze Ausschnitte, Beschriftungen wie veröffentlicht. ${chosen}`;
    case 'composed of held-out digits':
      return `Aus Ziffern zurückgehaltener Schreiber der Trainingsdaten von MNIST zusammengesetzt. ${chosen}`;
    case 'composed of held-out strokes':
      return `Aus Ziffern zusammengesetzt, die zurückgehaltene Schreiber von UNIPEN und pendigits auf Tablets schrieben. ${chosen}`;
    case 'held-out recorded numbers':
      return `Ganze Zahlen, die zurückgehaltene Schreiber von UNIPEN auf Tablets schrieben. ${chosen}`;
    case 'synthetic':
      return 'Künstliche Ziffern.';
  }
}

/** The parts of a report in German. */
export const germanReport: ReportWords = {
  numbers,
  sets: {
    source: setSource,
    drawn: (n) => `Die Kennzahlen gelten für ${whole(n)} davon, zufällig gezogen.`,
  },
  figures: {
    caption: (n, mistakes) => `${counted(n, digit)}, davon ${whole(mistakes)} falsch gelesen`,
    head: ['Kennzahl', 'Wert', '95-%-Intervall', 'Art des Intervalls'],
    accuracy: 'Anteil richtig',
    top2: 'richtige Ziffer unter den beiden wahrscheinlichsten',
    matthews: 'Korrelation nach Matthews',
    cohenKappa: 'Cohens Kappa',
    logLoss: 'logarithmischer Verlust, Nat',
    brier: 'Brier-Wert, 0 – 2',
    withoutDoubtful: (rejected) =>
      `Anteil richtig ohne ${counted(rejected, { one: 'Beschriftung', other: 'Beschriftungen' })}, die Prüfer ablehnen`,
    methods: {
      Wilson: 'Wilson',
      'bootstrap by digit': 'Bootstrap nach Ziffern',
      'bootstrap by writer': 'Bootstrap nach Schreibern',
      'bootstrap by string': 'Bootstrap nach Zeichenfolgen',
    },
    means: {
      'macro precision': 'Präzision, Mittel der Ziffern',
      'macro recall': 'Trefferquote, Mittel der Ziffern',
      'macro F1': 'F1, Mittel der Ziffern',
      'micro F1': 'F1 über alle Ziffern',
      'weighted precision': 'Präzision, nach Häufigkeit gewichtet',
      'weighted recall': 'Trefferquote, nach Häufigkeit gewichtet',
      'weighted F1': 'F1, nach Häufigkeit gewichtet',
    },
  },
  classes: {
    caption: 'Jede Ziffer, mit 95-%-Intervallen (Präzision und Trefferquote: Wilson, F1: Bootstrap)',
    head: ['Ziffer', 'geschrieben', 'Präzision', 'Trefferquote', 'F1'],
  },
  confusion: {
    caption: 'Verwechslungen: eine Zeile für jede geschriebene Ziffer, eine Spalte für jede gelesene',
    digit: 'Ziffer',
    pairs: 'Die häufigsten Verwechslungen',
    pairsHead: ['geschrieben', 'gelesen als', 'Anzahl'],
  },
  calibration: {
    caption:
      'Wahrscheinlichkeiten, wie das Netz sie angibt, und mit der Temperatur, mit der das Modell veröffentlicht wurde',
    head: [
      'Wahrschein\u00adlichkeiten',
      'Temperatur',
      'logarith\u00admischer Verlust',
      'Brier-Wert',
      'ECE',
      'ECE durch Zufall',
    ],
    before: 'ohne Temperatur',
    after: 'mit Temperatur',
  },
  reliability: {
    title: 'Vorhergesagt und beobachtet',
    bins: 'In gleich großen Gruppen, nach vorhergesagter Wahrscheinlichkeit.',
    farthest: (predicted, observed, n) =>
      `Am größten ist der Abstand bei ${counted(n, digit)}: Vorhergesagt sind ${predicted}, beobachtet ${observed}.`,
    mean: (difference, byChance) =>
      `Im Mittel weichen Vorhersage und Beobachtung um ${difference} voneinander ab (erwarteter Kalibrierungsfehler, ECE). Wäre jede Wahrscheinlichkeit genau richtig, wichen sie durch Zufall um ${byChance} ab.`,
    meanBefore: (difference) => `Ohne Temperatur weichen sie um ${difference} ab.`,
    x: 'vorhergesagte Wahrscheinlichkeit',
    y: 'Anteil richtig',
    exact: 'Vorhersage und Beobachtung stimmen überein',
    before: 'ohne Temperatur',
    after: 'mit Temperatur',
    found: 'beobachtet',
  },
  risk: {
    title: 'Risiko und Abdeckung',
    words: (of, wrong, area) =>
      `Anteil der angenommenen ${things[of]}, die falsch gelesen sind, wenn nur die sichersten angenommen werden. Von allen ${things[of]} sind ${wrong} falsch gelesen. Die Fläche unter der Kurve ist ${area}.`,
    free: (of, share) => `Von den sichersten ${share} sind alle ${things[of]} richtig gelesen.`,
    noneFree: 'Auch unter den sichersten sind einige falsch.',
    x: 'Abdeckung: Anteil angenommen, %',
    y: 'Risiko: Anteil falsch, %',
    line: 'Risiko',
  },
  conformal: {
    caption: (crossed) =>
      'Konforme Mengen: wie oft die richtige Ziffer unter den möglichen ist; die wahrscheinlichste gehört immer dazu. ' +
      (crossed
        ? 'Das Modell enthält keine Schwellen: Jede Hälfte der Schreiber liefert sie für die andere'
        : 'Mit den Schwellen des Modells'),
    digit: 'Ziffer',
    promised: (share) => `versprochen ${share}`,
    all: 'alle',
    meanSize: 'Ziffern in einer Menge',
  },
  fairness: {
    groups,
    groupErrors: (of, error, against, other) =>
      `Fehlerrate bei Ziffern ${groups[of].by}: ${error}; ${groups[against].by}: ${other}.`,
    gap: (points, low, high) => `${points} Prozentpunkte (95 %: ${low} bis ${high})`,
    worse: (group, gap) => `Ziffern ${groups[group].by} werden schlechter gelesen, um ${gap}.`,
    chance: (gap) => `Der Unterschied, ${gap}, kann Zufall sein.`,
    worstTenth: ({ writers, allWriters, mistakes, allMistakes, error, overall, byChance }) =>
      `Auf das Zehntel der Schreiber mit der höchsten Fehlerrate (${whole(writers)} von ${whole(allWriters)}) ` +
      `entfallen ${whole(mistakes)} von ${counted(allMistakes, { one: 'Fehler', other: 'Fehlern' })}: eine Fehlerrate von ${error}, verglichen mit ${overall} bei allen Schreibern. ` +
      `Wären die Fehler zufällig verteilt, läge sie bei etwa ${byChance}.`,
    caption:
      'Falsch gelesene Ziffern nach Gruppe der Schreiber (Serien der Formulare von NIST; 95 %: Wilson)',
    head: ['Gruppe', 'Schreiber', 'Ziffern', 'falsch gelesen', 'Fehlerrate'],
    title: 'Schreiber nach der Zahl ihrer falsch gelesenen Ziffern',
    words: (writers, without, most) =>
      `Von ${counted(writers, { one: 'Schreiber', other: 'Schreibern' })} haben ${whole(without)} keine falsch gelesene Ziffer; am meisten sind es ${whole(most)}.`,
    x: 'falsch gelesene Ziffern',
    y: 'Schreiber',
  },
  slices: {
    property: (property) => properties[property].name,
    range: (property, low, high) => `${low} bis ${high} ${properties[property].unit}`,
    interval: (low, high) => `${low} bis ${high}`,
    finding: ({ property, quarter: place, range, worse, error, points, interval, p }) =>
      `${capital(quarterName(property, place))} (${range}) wird ${worse ? 'schlechter' : 'besser'} gelesen: ` +
      `Fehlerrate ${error}, ${points} Prozentpunkte ${worse ? 'mehr' : 'weniger'} als bei den übrigen ` +
      `(95-%-Intervall des Unterschieds: ${interval}; ${p} nach Holms Korrektur).`,
    none: (names, n) =>
      `Kein Viertel der Ziffern nach ${names.join(', ')} wird schlechter oder besser gelesen als die übrigen, soweit sich das vom Zufall unterscheiden lässt (${counted(n, quarter)}, Holms Korrektur).`,
    caption: (n) =>
      'Viertel der Ziffern nach Art der Schrift, so groß, wie das Modell sie sieht, jedes gegen alle anderen. p ist der höhere Wert aus der Streuung der Ziehungen und aus Fishers exaktem Test, ' +
      `korrigiert für ${counted(n, quarter)} (Holm)`,
    head: [
      'nach',
      'Werte',
      'Ziffern',
      'falsch gelesen',
      'Fehlerrate',
      'Unterschied, Prozent\u00adpunkte',
      'p, korrigiert',
    ],
  },
  robustness: germanRobustness(numbers),
  comparison: {
    counts: ({ first, second, onlyFirst, onlySecond, test, p }) =>
      `${counted(onlyFirst, digit)} liest nur ${first} richtig, ${whole(onlySecond)} nur ${second} ` +
      `(McNemars Test, ${test === 'exact binomial' ? 'exakt binomial' : 'Chi-Quadrat mit Stetigkeitskorrektur'}: ${p}).`,
    chance: 'Der Unterschied kann Zufall sein.',
    better: (model) => `${model} ist besser.`,
  },
  strings: {
    caption: 'Zeichenfolgen, mit 95-%-Intervallen',
    head: ['Kennzahl', 'Wert'],
    strings: 'Zeichen\u00adfolgen',
    right: 'alle Ziffern richtig',
    digitErrors: 'Fehler je Ziffer',
    calibrationError: 'ECE',
  },
};
