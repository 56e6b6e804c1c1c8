import type { Words } from './en.ts';
import { numbersIn } from './numbers.ts';

const { counted } = numbersIn('de');

export const de: Words = {
  title: 'Cifra',
  skip: 'Zum Inhalt springen',
  views: { label: 'Ansichten', read: 'Lesen', why: 'Warum?', model: 'Modelle', lab: 'Labor' },
  footer: {
    local: 'Was Sie schreiben, bleibt auf diesem Gerät.',
    server: 'Bilder werden zum Lesen an den Server geschickt.',
    offline: 'Diese Seite funktioniert jetzt auch ohne Netz.',
  },
  settings: {
    language: 'Sprache',
    theme: 'Aussehen',
    themes: { auto: 'Wie das Gerät', light: 'Hell', dark: 'Dunkel' },
    server: 'Auf dem Server lesen',
    serverNote: 'Bilder verlassen dann dieses Gerät.',
  },
  sheet: {
    heading: 'Eine Zahl lesen',
    label: 'Blatt',
    invite: 'Schreiben Sie hier eine Zahl',
    keys: 'Mit der Tastatur: Pfeiltasten bewegen den Stift, die Leertaste setzt ihn auf und hebt ihn ab, Pos1, Ende, Bild auf und Bild ab bewegen ihn schräg, mit der Umschalttaste sind die Schritte kleiner, Eingabe beginnt die nächste Zahl.',
    at: (across, down) => `${across} von links, ${down} von oben`,
    penDown: 'Stift unten',
    penUp: 'Stift oben',
    undo: 'Zurück',
    redo: 'Wieder vor',
    clear: 'Leeren',
    next: 'Nächste Zahl',
    undone: 'Zurückgenommen',
    redone: 'Wiederhergestellt',
    cleared: 'Das Blatt ist leer',
    fresh: 'Ein neues Blatt',
  },
  capture: {
    choose: 'Dateien wählen',
    photograph: 'Foto machen',
    paste: 'oder Bilder, PDF- oder TIFF-Dateien irgendwo ablegen oder einfügen',
    drop: 'Loslassen, um die Dateien zu lesen',
    nothing:
      'Das sind weder Bilder noch Dokumente. Wählen Sie PNG-, JPEG-, WebP-, HEIC-, TIFF- oder PDF-Dateien.',
  },
  documents: {
    opening: (name) => `${name} wird geöffnet …`,
    progress: (name, page, of) => `${name}: Seite ${page} von ${of} …`,
    page: (name, first, last) =>
      first === last ? `${name}, Seite ${first}` : `${name}, Seiten ${first} bis ${last}`,
  },
  password: {
    heading: (name) => `${name} ist geschützt`,
    note: 'Die Datei wird mit ihrem Passwort geöffnet. Es verlässt dieses Gerät nicht.',
    wrong: 'Das Passwort ist falsch. Geben Sie es noch einmal ein.',
    label: 'Passwort',
    open: 'Öffnen',
    cancel: 'Abbrechen',
  },
  camera: {
    heading: 'Foto machen',
    aim: 'Halten Sie die Zahl in den Rahmen.',
    shoot: 'Aufnehmen',
    cancel: 'Abbrechen',
    starting: 'Die Kamera startet …',
    refused:
      'Die Kamera lässt sich nicht benutzen: Sie fehlt, ist belegt oder gesperrt. Wählen Sie stattdessen ein Bild.',
  },
  result: {
    heading: 'Gelesen',
    waiting: 'Die Zahl erscheint hier, während Sie schreiben.',
    reading: 'Liest …',
    refused: 'Nicht sicher genug',
    couldBe: (first, second) => `Es kann ${first} oder ${second} sein.`,
    tooSmall: (height) => `Die Schrift ist zu klein: etwa ${counted(height, { other: 'Pixel' })} hoch.`,
    line: (n, of) => `Zeile ${n} von ${of}`,
    seen: (text) => `Gesehen: ${text}`,
    confidence: (words, figures) => `${words}, ${figures}`,
    announce: (text, confidence) => `${text}. ${confidence}.`,
    announceRefused: (why, todo) => `Nicht sicher genug. ${why} ${todo}`,
    alternatives: 'Es könnte auch sein',
    correct: 'Berichtigen',
    copy: 'Kopieren',
    copied: 'Kopiert',
    copyFailed: 'Der Browser erlaubt das Kopieren nicht. Markieren und kopieren Sie die Zahl selbst.',
    why: 'Warum diese Zahl?',
    say: 'Vorlesen',
    failed: (message) => `Das ließ sich nicht lesen: ${message}`,
  },
  correct: {
    digits: 'Ziffern: drücken Sie eine, die falsch ist',
    which: (digit, place) => `Was ist die ${place}. Ziffer, gelesen als ${digit}?`,
    byHand: 'berichtigt',
    type: 'Geben Sie die richtige Zahl ein',
    apply: 'Diese Zahl nehmen',
    applyAnyway: 'Trotzdem nehmen',
    notANumber: (marks) => `Das ist keine Zahl: Nehmen Sie Ziffern und die Zeichen ${marks}`,
    otherCount: (typed, found) =>
      `Im Bild gefunden: ${counted(found, { one: 'Ziffer', other: 'Ziffern' })}. Diese Zahl hat ${typed}.`,
    done: (text) => `Berichtigt zu ${text}`,
    undo: 'Berichtigung zurücknehmen',
    undone: (text) => `Wieder ${text}`,
    was: (text) => `Gelesen als ${text}, von Ihnen berichtigt`,
    keepSession: 'Berichtigung behalten',
    keepServer: 'Berichtigung an den Server schicken',
    keepSessionNote: 'Sie bleibt erhalten, bis Sie diese Seite schließen, und verlässt das Gerät nicht.',
    keepServerNote: 'Der Server speichert das Bild und die richtige Zahl, um das Lesen zu verbessern.',
    kept: 'Die Berichtigung ist gespeichert. Danke.',
    keepFailed: (message) => `Die Berichtigung wurde nicht gespeichert: ${message}`,
  },
  expect: {
    label: 'Art der Zahl',
    any: 'Irgendeine Zahl',
    integer: 'Ganze Zahl',
    amount: 'Geldbetrag',
    dmy: 'Datum, Tag zuerst',
    mdy: 'Datum, Monat zuerst',
    time: 'Uhrzeit',
    zipUs: 'Postleitzahl (USA)',
    phone: 'Telefonnummer',
    luhn: 'Kartennummer',
    other: 'Eine andere Art …',
    otherLabel: 'Format',
    fault: (message) => `Dieses Format gilt nicht. Auf Englisch: ${message}`,
    otherHint: 'Zum Beispiel digits:5, integer:1-31, iban:DE oder oneOf:12,15,80',
  },
  styles: {
    label: 'Ihre 1 und 7',
    auto: 'wie die übrigen',
    american: 'amerikanisch',
    european: 'europäisch',
  },
  session: {
    heading: 'Diese Sitzung',
    empty: 'Ihre Ergebnisse stehen hier, bis Sie diese Seite schließen.',
    download: 'Als CSV herunterladen',
    forget: 'Liste leeren',
    forgotten: 'Die Liste ist leer',
    drawn: 'Gezeichnet',
    waiting: 'wartet',
    refused: 'abgelehnt',
    failed: 'nicht lesbar',
    show: (name, text) => `${name}: ${text}`,
  },
  csv: {
    source: 'Quelle',
    line: 'Zeile',
    number: 'Zahl',
    value: 'Wert',
    confidence: 'Sicherheit',
    accepted: 'angenommen',
    refusal: 'Ablehnung',
    read: 'gelesen',
    corrected: 'berichtigt',
    time: 'Zeit',
    table: 'Tabelle',
    row: 'Tabellenzeile',
    column: 'Spalte',
  },
  voice: {
    start: 'Sprachbefehle',
    stop: 'Nicht mehr zuhören',
    listening: 'Hört zu. Sagen Sie: lesen, leeren, zurück, warum oder weiter.',
    unknown: (heard) => `„${heard}“ ist kein Befehl. Sagen Sie: lesen, leeren, zurück, warum oder weiter.`,
    failed: 'Sprachbefehle gehen hier nicht: Mikrofon oder Spracherkennung sind nicht verfügbar.',
    spoken: {
      read: ['lesen', 'lies', 'vorlesen', 'was ist das'],
      clear: ['leeren', 'löschen'],
      undo: ['zurück', 'rückgängig'],
      why: ['warum', 'wieso'],
      next: ['weiter', 'nächste', 'nächste zahl'],
    },
    why: (text, confidence, others) =>
      `Gelesen als ${text}: ${confidence}.${others && ` Es könnte auch ${others} sein.`}`,
    nothing: 'Es wurde noch nichts gelesen.',
  },
  models: {
    loading: (loaded, total) =>
      `Das Leseprogramm wird geladen, ${loaded} von ${total} MB. Sie können schon schreiben.`,
    waiting:
      'Die Seite versucht es automatisch noch einmal. Was Sie schreiben, bleibt erhalten und wird später gelesen.',
    broken:
      'Das Leseprogramm ist nicht gestartet oder wurde beendet. Versuchen Sie es noch einmal. Hilft das nicht, nehmen Sie einen neueren Browser.',
    retry: 'Noch einmal versuchen',
    retrying: 'Neuer Versuch …',
  },
  faults: {
    noNetwork: 'Eine nötige Datei ließ sich nicht herunterladen. Prüfen Sie das Netz.',
    refusedDownload: (status) =>
      `Eine nötige Datei ließ sich nicht herunterladen: Der Server antwortete mit ${status}.`,
    'no-simd':
      'Dieser Browser kann das Leseprogramm nicht ausführen: Es braucht WebAssembly SIMD. Chrome, Edge und Firefox haben es seit 2021, Safari seit 2023. Nehmen Sie einen neueren Browser.',
    'worker-stopped': 'Das Leseprogramm wurde beendet.',
    notPicture: (name) =>
      `${name} lässt sich nicht als Bild öffnen. Wählen Sie eine PNG-, JPEG-, WebP-, HEIC-, TIFF- oder PDF-Datei.`,
    document: {
      password: (name) =>
        `${name} ist durch ein Passwort geschützt. Wählen Sie die Datei noch einmal und geben Sie das Passwort ein.`,
      encryption: (name) =>
        `${name} ist auf eine Art verschlüsselt, die nicht gelesen wird. Speichern Sie die Datei unverschlüsselt.`,
      compression: (name) =>
        `${name} ist eine Art von TIFF, die nicht gelesen wird. Speichern Sie die Datei mit LZW-Kompression oder als PNG.`,
      damaged: (name) =>
        `${name} ist beschädigt oder unvollständig. Kopieren oder speichern Sie die Datei noch einmal.`,
    },
    tooManyPages: (name, pages, most) =>
      `${name} hat ${pages} Seiten. Nur die ersten ${most} werden gelesen. Teilen Sie das Dokument, um die übrigen zu lesen.`,
    'no-explaining-graph':
      'Ihr eigenes Modell ist in Gebrauch, und seine Ergebnisse lassen sich nicht erklären. Wählen Sie im Labor das mitgelieferte Modell und lesen Sie noch einmal.',
    'no-answer':
      'Der Server antwortet nicht. Versuchen Sie es später noch einmal, oder schalten Sie „Auf dem Server lesen“ aus, um auf diesem Gerät zu lesen.',
    problem: (detail) => `Der Server sagt auf Englisch: ${detail}`,
    unexpected: (message) => `Unerwarteter Fehler, auf Englisch: ${message}`,
  },
  view: {
    loading: 'Lädt …',
    failed: 'Diese Ansicht ließ sich nicht laden. Prüfen Sie das Netz und versuchen Sie es noch einmal.',
  },
  refusals: {
    blank: {
      why: 'Hier steht nichts.',
      todo: 'Schreiben Sie eine Zahl, oder wählen Sie ein Bild, das eine zeigt.',
    },
    'not-a-digit': {
      why: 'Das sieht nicht nach einer Zahl aus.',
      todo: 'Schreiben Sie die Ziffern getrennt von Wörtern und Zeichnungen, oder schneiden Sie das Bild so zu, dass nur die Zahl zu sehen ist.',
    },
    'crossed-out': {
      why: 'Eine Ziffer ist durchgestrichen oder überschrieben.',
      todo: 'Schreiben Sie die Zahl noch einmal, oder berichtigen Sie unten.',
    },
    ambiguous: {
      why: 'Es könnte auch eine andere Zahl sein.',
      todo: 'Wählen Sie unten die richtige, oder schreiben Sie die unklare Ziffer noch einmal.',
    },
    'touching-unresolved': {
      why: 'Ziffern berühren sich, und es ist nicht klar, wie viele es sind.',
      todo: 'Lassen Sie etwas Platz zwischen den Ziffern.',
    },
    'low-contrast': {
      why: 'Die Schrift ist zu blass, um sie sicher zu lesen.',
      todo: 'Machen Sie das Bild bei besserem Licht, oder nehmen Sie einen dunkleren Stift.',
    },
    'cut-off': {
      why: 'Ein Teil der Zahl liegt außerhalb des Bildes.',
      todo: 'Machen Sie ein Bild, das die ganze Zahl zeigt, mit etwas Papier rundherum.',
    },
    'too-small': {
      why: 'Die Schrift ist zu klein.',
      todo: 'Scannen Sie mit mindestens 200 dpi, oder gehen Sie mit der Kamera näher heran.',
    },
    'too-many': {
      why: 'Auf dem Bild steht zu viel.',
      todo: 'Schneiden Sie das Bild auf die Zeilen zu, die gelesen werden sollen.',
    },
    format: {
      why: 'Die Zahl passt nicht zur gewählten Art von Zahl.',
      todo: 'Wählen Sie „Irgendeine Zahl“, oder berichtigen Sie unten.',
    },
  },
  certainty: {
    certain: 'Fast sicher',
    high: 'Sehr wahrscheinlich',
    fair: 'Wahrscheinlich',
    low: 'Zweifelhaft',
    guess: 'Nur geraten',
  },
};
