import { numbersIn } from '@cifra/core/words/numbers.ts';
import type { ModelWords } from './en.ts';
import germanFigures from './germanFigures.json' with { type: 'json' };
import { germanReport } from './germanReport.ts';

const { counted } = numbersIn('de');

export const de: ModelWords = {
  heading: 'Modelle',
  takeaway: ({ right, refused, wrong }) =>
    `Von 100 Beträgen auf Schecks liest Cifra ${Math.round(right)} richtig, fragt bei ${Math.round(refused)} nach und liest ${wrong < 0.5 ? 'weniger als 1' : Math.round(wrong)} falsch.`,
  takeawayNote:
    'Gemessen an Schecks, von denen die Modelle nicht gelernt haben, mit den Voreinstellungen. Wo Cifra nicht sicher genug ist, fragt es nach, damit wenige Fehler unbemerkt bleiben.',
  aboutExperts: 'gemessene Werte jedes Modells und eigene Berichte',
  intro:
    'Gemessene Leistung der mitgelieferten Modelle. Zu jeder Kennzahl stehen die Daten, an denen sie gemessen wurde.',
  model: 'Modell',
  compareWith: 'Vergleichen mit',
  none: 'Keines',
  failed: (message) => `Die Kennzahlen des Modells ließen sich nicht laden: ${message}`,
  table: 'Die Modelle nebeneinander, mit 95-%-Intervallen',
  figure: 'Kennzahl',
  figures: germanFigures,
  reads: 'Liest',
  tasks: {
    digit: 'einzelne Ziffern',
    number: 'Zeilen aus Ziffern und Zeichen',
    page: 'Schrift und Zeilen auf Seiten',
  },
  version: 'Version',
  parameters: 'Parameter',
  work: 'Multipli\u00adkationen mit Addition für eine Ziffer oder Zeile',
  temperature: 'Temperatur',
  temperatureNote:
    'Die Werte jedes Modells werden durch seine Temperatur geteilt, damit eine Sicherheit von 90 % in neun von zehn Fällen stimmt.',
  of: (n) => `von ${n}`,
  thresholds: 'Wann es ablehnt',
  refuses: (model, share) => `${model} lehnt Ergebnisse mit weniger als ${share} Sicherheit ab.`,
  refusesByRisk: (model) =>
    `${model} lehnt nach der erlaubten Fehlerrate ab: Die Kurve unten zeigt die Abdeckung.`,
  sets: 'Mindestwahrscheinlichkeit einer möglichen Ziffer',
  promised: (share) => `damit in ${share} der Fälle die richtige Ziffer unter den möglichen ist`,
  riskTitle: 'Risiko und Abdeckung',
  riskWords: (curves) =>
    `Anteil der angenommenen Ergebnisse, die falsch sind, wenn nur die sichersten angenommen werden. ${curves.join(' ')}`,
  riskOf: (model, all, free) =>
    `${model}: ${all} aller Ergebnisse sind falsch. Von den sichersten ${free} ist keines falsch.`,
  coverage: 'angenommen, %',
  risk: 'davon falsch, %',
  world: {
    heading: 'Schreiber aus aller Welt',
    about:
      'Wie die Modelle Handschrift aus allen vorliegenden Sammlungen lesen, mit den Voreinstellungen. Zuerst kommen die Gruppen von Schreibern, die am schlechtesten gelesen werden. Intervalle: 95 %.',
    show: 'Gruppen nach',
    all: 'allem',
    groupsBy: {
      family: 'verwandten Orten',
      site: 'Ort',
      country: 'Land',
      hand: 'Schreibhand',
      sex: 'Geschlecht',
      age: 'Alter',
    },
    unmeasured: (model) => `${model} wurde nicht nach Gruppen von Schreibern gemessen.`,
    note: 'Bekannte Schreiber sind solche, von denen das Modell gelernt hat oder gelernt haben kann: Sie liest es besser als ähnliche andere. Orte sind die Stellen, an denen die Sammlungen entstanden, mit den Namen, die ihnen die Sammlungen geben.',
    caption: (model, n, shown, of) =>
      shown < of
        ? `${model}, ${n} Ergebnisse: die ${shown} schlechtesten von ${of} Gruppen`
        : `${model}, ${n} Ergebnisse: ${counted(of, { one: 'Gruppe', other: 'Gruppen' })}`,
    head: ['Gruppe', 'Richtig gelesen', 'Abge\u00adlehnt', 'Falsch unter den ange\u00adnom\u00admenen'],
    showAll: (n) => `Alle ${n} Gruppen zeigen`,
    onlyWorst: (n) => `Nur die ${n} schlechtesten zeigen`,
    by: {
      family: 'verwandte Orte',
      site: 'Ort',
      country: 'Land',
      hand: 'Schreibhand',
      sex: 'Geschlecht',
      age: 'Alter in Jahren',
    },
    readings: (n) => counted(n, { one: 'Ergebnis', other: 'Ergebnisse' }),
    known: (n) => `${n} von bekannten Schreibern`,
    allKnown: 'alle von bekannten Schreibern',
    names: {
      left: 'links',
      right: 'rechts',
      female: 'weiblich',
      male: 'männlich',
      Australia: 'Australien',
      Belgium: 'Belgien',
      Brazil: 'Brasilien',
      Canada: 'Kanada',
      China: 'China',
      France: 'Frankreich',
      Germany: 'Deutschland',
      India: 'Indien',
      Iran: 'Iran',
      Jamaica: 'Jamaika',
      Japan: 'Japan',
      Korea: 'Korea',
      Malaysia: 'Malaysia',
      Poland: 'Polen',
      Singapore: 'Singapur',
      Spain: 'Spanien',
      Taiwan: 'Taiwan',
      Turkey: 'Türkei',
      UAE: 'Vereinigte Arabische Emirate',
      UK: 'Vereinigtes Königreich',
      USA: 'USA',
      USSR: 'UdSSR',
      Uruguay: 'Uruguay',
    },
    pooled: (names) => `Kleine Gruppen: ${names.join(', ')}`,
    unknown: 'nicht bekannt',
  },
  report: 'Ein eigener Bericht',
  reportNote:
    'Öffnen Sie eine oder zwei report.json-Dateien von cifra evaluate. Wählen Sie auch die report.html, um die Bilder der falsch gelesenen Ziffern zu sehen. Die Dateien bleiben auf diesem Gerät.',
  choose: 'Berichte wählen',
  notReport: (name) =>
    `${name} ist kein Bericht dieser Version von cifra evaluate. Wählen Sie eine report.json oder die report.html aus demselben Ordner.`,
  set: 'Datensatz',
  close: 'Berichte schließen',
  sections: {
    figures: 'Kennzahlen',
    confusion: 'Welche Ziffern verwechselt werden',
    reliability: 'Stimmt die Sicherheit des Modells?',
    risk: 'Fehler unter den angenommenen Ergebnissen',
    conformal: 'Mengen möglicher Ziffern',
    writers: 'Nach Schreibern',
    slices: 'Wie geschrieben wurde',
    corruptions: 'Bei schlechten Bildern',
    comparison: 'Vergleich mit dem anderen Modell',
  },
  reportWords: germanReport,
  mistakes: 'Falsch gelesene Ziffern',
  mistakesNone: 'Keine Ziffer wurde falsch gelesen.',
  mistakesNote: (n) =>
    `${counted(n, { one: 'falsch gelesene Ziffer', other: 'falsch gelesene Ziffern, die sichersten zuerst' })}.`,
  noPictures:
    'Ihre Bilder sind in der report.html im selben Ordner. Wählen Sie beide Dateien, um sie zu sehen.',
  noPicture: 'In der report.html ist kein Bild dieser Ziffer.',
  pair: 'Zeigen',
  allPairs: (n) => `Alle ${n}`,
  pairOf: (label, predicted, n) => `${label} als ${predicted} gelesen (${n})`,
  previous: 'Vorige',
  next: 'Nächste',
  place: (n, of) => `${n} von ${of}`,
  mistake: (label, predicted) => `Eine ${label}, als ${predicted} gelesen`,
  row: (row) => `Ziffer ${row} des Datensatzes`,
  thinks: (digit, share) => `${digit}: ${share}`,
};
