import { pluralIn } from '@cifra/core/base/plural.ts';
import type { Refusal } from '@cifra/core/base/types.ts';
import type { Certainty } from '@cifra/core/words/certainty.ts';
import { numbersIn } from '@cifra/core/words/numbers.ts';
import type { DocumentProblem } from '../platform/fault.ts';

/** Why a reading is refused, and what to do about it. */
type Advice = { readonly why: string; readonly todo: string };

const refusals: Readonly<Record<Refusal, Advice>> = {
  blank: { why: 'Nothing is written here.', todo: 'Write a number, or choose a picture that shows one.' },
  'not-a-digit': {
    why: 'This does not look like a number.',
    todo: 'Write the digits apart from words and drawings, or crop the picture so that only the number is visible.',
  },
  'crossed-out': {
    why: 'A digit is crossed out or written over.',
    todo: 'Write the number again, or correct it below.',
  },
  ambiguous: {
    why: 'It could also be another number.',
    todo: 'Choose the right number below, or write the unclear digit again.',
  },
  'touching-unresolved': {
    why: 'Digits touch, and it is not clear how many there are.',
    todo: 'Leave some space between the digits.',
  },
  'low-contrast': {
    why: 'The ink is too faint to read reliably.',
    todo: 'Take the picture in better light, or use a darker pen.',
  },
  'cut-off': {
    why: 'A part of the number is outside the picture.',
    todo: 'Take a picture that shows the whole number, with some paper around it.',
  },
  'too-small': {
    why: 'The writing is too small.',
    todo: 'Scan at 200 dpi or more, or move the camera closer.',
  },
  'too-many': {
    why: 'There is too much writing in the picture.',
    todo: 'Crop the picture to the lines that you want to read.',
  },
  format: {
    why: 'The number does not match the chosen kind of number.',
    todo: 'Choose “Any number”, or correct it below.',
  },
};

const { counted } = numbersIn('en');
const form = pluralIn('en');

const certainty: Readonly<Record<Certainty, string>> = {
  certain: 'Almost certain',
  high: 'Very likely',
  fair: 'Likely',
  low: 'Doubtful',
  guess: 'Only a guess',
};

const document: Readonly<Record<DocumentProblem, (name: string) => string>> = {
  password: (name) => `${name} is protected by a password. Choose it again and type the password.`,
  encryption: (name) => `${name} is encrypted in a way that is not read. Save it without encryption.`,
  compression: (name) =>
    `${name} is a kind of TIFF that is not read. Save it with LZW compression, or as PNG.`,
  damaged: (name) => `${name} is damaged or incomplete. Copy or save the file again.`,
};

/**
 * All texts of the page in English. Other languages have the same type, so a missing text is a
 * compile error.
 */
export const en = {
  title: 'Cifra',
  tagline: 'reads handwritten numbers',
  skip: 'Skip to the content',
  views: { label: 'Views', read: 'Read', table: 'Table', why: 'Why?', model: 'Models', lab: 'Lab' },
  whyTitle: (text: string) => `Why ${text}?`,
  experts: 'For experts:',
  footer: {
    local: 'What you write stays on this device.',
    server: 'Pictures are sent to the server to be read.',
    offline: 'This page now also works offline.',
    install: 'Install the app',
  },
  settings: {
    language: 'Language',
    theme: 'Appearance',
    themes: { auto: 'Same as device', light: 'Light', dark: 'Dark' },
    penSounds: 'Pen sounds',
    penSoundsNames: { off: 'Off', on: 'On' },
    keep: 'Keep my numbers on this device',
    server: 'Read on the server',
    serverNote: 'Pictures then leave this device.',
  },
  welcome: {
    heading: 'Write or photograph a number. It is read here, on your device.',
    promise: 'Nothing is sent anywhere. It also works offline, once it is loaded.',
    samples: 'Or try a picture',
    sample: {
      cheque: 'Amount',
      zip: 'ZIP code',
      date: 'Date',
      phone: 'Phone number',
      scribble: 'A scribble',
    },
  },
  share: {
    copy: 'Share this drawing',
    copied: 'The link is copied. It contains the drawing.',
    title: 'A number, read by Cifra',
  },
  sheet: {
    heading: 'Read a number',
    label: 'Sheet',
    invite: 'Write a number here',
    keys: 'By keyboard: arrow keys move the pen, Space puts it down and lifts it, Home, End, Page Up and Page Down move it diagonally, Shift makes the steps smaller, Enter starts the next number.',
    at: (across: number, down: number) => `${across} across, ${down} down`,
    edge: 'Edge of the sheet',
    penDown: 'Pen down',
    penUp: 'Pen up',
    undo: 'Undo',
    redo: 'Redo',
    clear: 'Clear',
    tools: 'Tools',
    eraser: 'Eraser',
    erased: 'Erased',
    next: 'Next number',
    typeNumber: 'Type a number',
    write: 'Write it',
    writeNote: 'It is written on a new sheet, and then read.',
    cannotWrite: (marks: string) => `Only digits and the marks ${marks} can be written.`,
    undone: 'Undone',
    redone: 'Redone',
    cleared: 'The sheet is empty',
    fresh: 'A new sheet',
  },
  capture: {
    choose: 'Choose files',
    photograph: 'Take a picture',
    paste: 'or drop or paste pictures, PDF or TIFF files anywhere',
    drop: 'Drop the files to read them',
    nothing: 'These are neither pictures nor documents. Choose PNG, JPEG, WebP, HEIC, TIFF or PDF files.',
  },
  documents: {
    opening: (name: string) => `Opening ${name} …`,
    progress: (name: string, page: number, of: number) => `${name}: page ${page} of ${of} …`,
    page: (name: string, first: number, last: number) =>
      first === last ? `${name}, page ${first}` : `${name}, pages ${first} to ${last}`,
  },
  password: {
    heading: (name: string) => `${name} is protected`,
    note: 'It is opened with its password, which does not leave this device.',
    wrong: 'The password is wrong. Type it again.',
    label: 'Password',
    open: 'Open',
    cancel: 'Cancel',
  },
  camera: {
    heading: 'Take a picture',
    aim: 'Hold the number inside the frame.',
    shoot: 'Take it',
    cancel: 'Cancel',
    readToMe: 'Read to me',
    torch: 'Light',
    guidance: {
      light: 'More light is needed.',
      still: 'Hold still.',
      search: 'No writing in the frame. Move slowly over the paper.',
      closer: 'Move closer.',
      back: 'Move back: the number is larger than the frame.',
      left: 'Move to the left.',
      right: 'Move to the right.',
      up: 'Move up.',
      down: 'Move down.',
      clockwise: 'Turn the camera clockwise.',
      anticlockwise: 'Turn the camera anticlockwise.',
      unclear: 'Something is written here, but it is not clear. Move a little closer, or change the light.',
    },
    starting: 'The camera is starting …',
    refused: 'The camera cannot be used: it is missing, in use or blocked. Choose a picture instead.',
  },
  cut: {
    open: 'Crop and turn',
    heading: 'Crop and turn',
    hint: 'Drag over the picture to choose the part that is read. The whole picture is kept.',
    sides: { left: 'Left side', right: 'Right side', top: 'Top', bottom: 'Bottom' },
    turn: 'Turn',
    whole: 'Whole picture',
    use: 'Read this part',
    cancel: 'Cancel',
  },
  result: {
    heading: 'Reading',
    waiting: 'The number appears here as you write.',
    reading: 'Reading …',
    tooSmall: (height: number) =>
      `The writing is too small: about ${counted(height, { one: 'pixel', other: 'pixels' })} high.`,
    line: (n: number, of: number) => `Line ${n} of ${of}`,
    seen: (text: string) => `Seen: ${text}`,
    confidence: (words: string, figures: string) => `${words}, ${figures}`,
    announce: (text: string, confidence: string) => `${text}. ${confidence}.`,
    alternatives: 'It could also be',
    correct: 'Correct it',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'The browser does not allow copying. Select the number and copy it yourself.',
    say: 'Say it',
    why: 'Why this number?',
    failed: (message: string) => `This could not be read: ${message}`,
  },
  /** A doubtful reading is a question. */
  ask: {
    question: (text: string) => `Is it ${text}?`,
    yes: 'Yes',
    /** Between two numbers in speech. */
    or: ' or ',
    announce: (text: string, others: string) => `Is it ${text}?${others && ` Or ${others}?`}`,
    unclear: (digits: number) =>
      form(digits, { one: 'The marked digit is not clear.', other: 'The marked digits are not clear.' }),
    mark: 'A mark next to the digits is not clear.',
    twoReadings: 'At a second look it was read differently.',
    why: {
      'crossed-out': 'A digit looks crossed out or written over.',
      'touching-unresolved': 'Digits touch, so it is not clear how many there are.',
      'low-contrast': 'The ink is faint.',
      'cut-off': 'A part of the number may be outside the picture.',
      format: 'This does not match the chosen kind of number.',
    },
    confirmed: 'Confirmed by you',
    undo: 'Not confirmed after all',
    misread: (digit: number, times: number) =>
      `I misread your ${digit} ${counted(times, { one: 'time', other: 'times' })}.`,
    learn: 'Learn it in the lab',
    enough: (figure: string) => `no question from ${figure}`,
  },
  correct: {
    digits: 'Digits: press one that is wrong',
    which: (digit: number, place: number) => `What is digit ${place}, read as ${digit}?`,
    /** Shown below a digit in place of its confidence. */
    byHand: 'corrected',
    type: 'Type the right number',
    apply: 'Use this number',
    applyAnyway: 'Use it anyway',
    notANumber: (marks: string) => `This is not a number: use digits and the marks ${marks}`,
    otherCount: (typed: number, found: number) =>
      `${counted(found, { one: 'digit was', other: 'digits were' })} found in the picture, and this number has ${typed}.`,
    done: (text: string) => `Corrected to ${text}`,
    undo: 'Undo correction',
    undone: (text: string) => `Back to ${text}`,
    was: (text: string) => `Read as ${text}, corrected by you`,
    keepSession: 'Keep this correction',
    keepServer: 'Send this correction to the server',
    keepSessionNote: 'It is kept until you close this page, and never leaves the device.',
    keepServerNote: 'The server stores the picture and the right number to improve the reader.',
    kept: 'Kept. Thank you.',
    keepFailed: (message: string) => `The correction was not kept: ${message}`,
  },
  expect: {
    label: 'Kind of number',
    any: 'Any number',
    integer: 'Whole number',
    amount: 'Amount of money',
    dmy: 'Date, day first',
    mdy: 'Date, month first',
    time: 'Time of day',
    zipUs: 'ZIP code (US)',
    phone: 'Phone number',
    luhn: 'Card number',
    other: 'Another kind …',
    otherLabel: 'Format',
    looks: {
      dmy: (day: string) => `This looks like a date: ${day}?`,
      mdy: (day: string) => `This looks like a date: ${day}?`,
      time: (time: string) => `This looks like a time: ${time}?`,
      amount: (amount: string) => `This looks like an amount of money: ${amount}?`,
      phone: (number: string) => `This looks like a phone number: ${number}?`,
      luhn: (number: string) => `This looks like a card number: ${number}?`,
      zipUs: (code: string) => `This looks like a ZIP code: ${code}?`,
    },
    readAs: (kind: string) => `Kind of number: ${kind}`,
    anyAgain: 'Any number again',
    fault:
      'This format is not known, so any number is read. For example digits:5, integer:1-31, iban:DE or oneOf:12,15,80',
    otherHint: 'For example digits:5, integer:1-31, iban:DE or oneOf:12,15,80',
  },
  styles: {
    label: 'Your 1 and 7',
    auto: 'as others show',
    american: 'American',
    european: 'European',
  },
  session: {
    heading: 'Your numbers',
    kept: 'They are kept on this device until you delete them.',
    notKept: 'They are listed here until you close this page.',
    all: (n: number) => `Show all ${n}`,
    fewer: 'Show only the newest',
    forgetOne: (text: string) => `Delete ${text}`,
    download: 'Download as CSV',
    forget: 'Empty the list',
    forgotten: 'The list is empty',
    forgottenOne: 'Deleted',
    drawn: 'Drawn',
    waiting: 'waiting',
    refused: 'refused',
    doubtful: 'not sure',
    failed: 'could not be read',
  },
  csv: {
    source: 'source',
    line: 'line',
    number: 'number',
    value: 'value',
    confidence: 'confidence',
    accepted: 'accepted',
    refusal: 'refusal',
    read: 'read',
    corrected: 'corrected',
    time: 'time',
    table: 'table',
    row: 'row',
    column: 'column',
  },
  voice: {
    start: 'Voice commands',
    stop: 'Stop listening',
    listening: 'Listening. Say: read, clear, undo, why, or next.',
    unknown: (heard: string) => `“${heard}” is not a command. Say: read, clear, undo, why, or next.`,
    failed: 'Voice commands do not work here: the microphone is not available.',
    noService:
      'Voice commands do not work here: this browser has no speech recognition service. Chrome, Edge and Safari have one.',
    again: 'Try voice commands again',
    spoken: {
      read: ['read', 'say it', 'what is it'],
      clear: ['clear', 'delete'],
      undo: ['undo', 'back'],
      why: ['why'],
      next: ['next', 'next number'],
    },
    why: (text: string, confidence: string, others: string) =>
      `It is read as ${text}: ${confidence}.${others && ` It could also be ${others}.`}`,
    nothing: 'Nothing has been read yet.',
  },
  models: {
    own: (name: string) => `Your own model ${name} reads here.`,
    released: 'Read with the released model',
    loading: (loaded: string, total: string) =>
      `The reader is loading, ${loaded} of ${total} MB. You can write already.`,
    waiting: 'The page tries again automatically. What you write is kept and read later.',
    broken: 'The reader did not start or has stopped. Try again. If that does not help, use a newer browser.',
    retry: 'Try again',
    retrying: 'Trying again …',
  },
  /** Causes of failures. */
  faults: {
    noNetwork: 'A required file could not be downloaded. Check the network.',
    refusedDownload: (status: number) =>
      `A required file could not be downloaded: the server answered ${status}.`,
    'no-simd':
      'This browser cannot run the reader, which needs WebAssembly SIMD. Chrome, Edge and Firefox have had it since 2021, Safari since 2023. Use a newer browser.',
    'worker-stopped': 'The reader has stopped.',
    notPicture: (name: string) =>
      `${name} cannot be opened as a picture. Choose a PNG, JPEG, WebP, HEIC, TIFF or PDF file.`,
    document,
    tooManyPages: (name: string, pages: number, most: number) =>
      `${name} has ${pages} pages, and only the first ${most} are read. Split the document to read the others.`,
    'no-explaining-graph':
      'Your own model is in use, and its readings cannot be explained. Choose the released model in the lab and read again.',
    'no-answer':
      'The server does not answer. Try again later, or turn “Read on the server” off to read on this device.',
    problem: (detail: string) => `The server says: ${detail}`,
    unexpected: 'Something unexpected went wrong. Reload the page and try again.',
  },
  view: { loading: 'Loading …', failed: 'This view could not be loaded. Check the network and try again.' },
  refusals,
  certainty,
};

export type Words = typeof en;
