import { CifraError } from '@cifra/core/base/error.ts';
import type { Reading } from '@cifra/core/base/types.ts';
import type { Expect } from '@cifra/core/format/expect.ts';
import { isLabel } from '@cifra/core/model/label.ts';
import {
  cleared,
  emptyHistory,
  type InkHistory,
  redone,
  undone,
  withStrokes,
} from '@cifra/ink/inkHistory.ts';
import { inkOfText, inkText } from '@cifra/ink/inkLink.ts';
import type { InkReading } from '@cifra/ink/reading/readInk.ts';
import type { Ink } from '@cifra/ink/stroke.ts';
import type { Progress } from '../parts.ts';
import type { Reader, ReadOptions } from '../reader.ts';
import type { Source } from '../source.ts';
import { type Answer, answerOf, confidenceOf, formValue, textOf } from './answer.ts';
import { set } from './dom.ts';
import { submitImplicitly } from './form.ts';
import { canonical, formatOf, keyboardFor } from './format.ts';
import { nameOf } from './name.ts';
import { picturePreview } from './picturePreview.ts';
import { readStrokes } from './readStrokes.ts';
import { dropReader, sharedReader } from './sharedReader.ts';
import { styleSheet } from './style.ts';
import { createView, type Model, spokenAnswer, type View } from './view.ts';
import { english, type Words } from './words.ts';

/** A refusal waits this long for the next stroke: a number in progress is often refused, ms. */
const REFUSAL_DELAY = 500;
/** From the last stroke to the announcement and `change`: one, not one per stroke, ms. */
const REST = 900;

/** In Node, where pages are rendered in advance, the module can be imported and defines nothing. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

type Work = (reader: Reader, options: ReadOptions) => Promise<readonly InkReading[]>;

/**
 * `<cifra-number>`: a form field for a number that is written by pen, finger, mouse or keyboard,
 * photographed, or typed.
 *
 * @fires input when the number changes, as on `<input>`
 * @fires change when the number has changed and the person pauses
 * @fires cifra-reading for each reading, with the reading as `detail`
 */
export class CifraNumberElement extends Base {
  static readonly formAssociated = true;
  static readonly observedAttributes = [
    'value',
    'expect',
    'placeholder',
    'required',
    'readonly',
    'compact',
    'pictures',
    'inputmode',
    'min-confidence',
    'max-error',
    'aria-label',
    'aria-labelledby',
    'lang',
  ] as const;

  /** Loads the reader now, so that the first reading need not wait for it. */
  static async preload(): Promise<void> {
    await sharedReader(() => {});
  }

  readonly #internals: ElementInternals;
  readonly #view: View;
  #words: Words = english;
  #answer: Answer = { kind: 'empty' };
  #format: Expect | null = null;
  #history: InkHistory = emptyHistory;
  #picture: HTMLCanvasElement | null = null;
  #work: Model['work'] = 'none';
  #progress: Progress | null = null;
  /** True once the value is no longer that of the attribute. */
  #isDirty = false;
  #isDisabled = false;
  #isOpen = false;
  /** The work in progress, and how to start it again after the element was moved. */
  #current: { readonly abort: AbortController; readonly again: () => void } | null = null;
  #restart: (() => void) | null = null;
  /** Value at the last `change`. */
  #committed = '';

  constructor() {
    super();
    this.#internals = this.attachInternals();
    this.#internals.role = 'group';
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [styleSheet()];
    this.#view = createView(root, {
      onBegin: () => void sharedReader(() => {}).catch(() => {}),
      onStrokes: (strokes) => this.#write(withStrokes(this.#history, strokes)),
      onUndo: () => this.undo(),
      onRedo: () => this.#write(redone(this.#history)),
      onClear: () => this.#hasInput() && this.clear(),
      announce: (text) => this.#view.announce(text),
      onType: (text) => this.#type(text, false),
      onTyped: () => this.#commit(),
      onEnter: () => this.#enter(),
      onChoose: (text) => this.#choose(text),
      onPicture: (file) => void this.#takePicture(file),
      onToggle: () => this.#toggle(),
    });
    this.addEventListener('focusin', () => this.#show());
    this.addEventListener('focusout', () => this.#rest());
    root.addEventListener('paste', (event) => this.#paste(event as ClipboardEvent));
  }

  connectedCallback(): void {
    for (const name of PROPERTIES) this.#upgrade(name);
    this.#show();
    this.#restart?.();
    this.#restart = null;
    // A label behind the element is parsed after it.
    setTimeout(() => this.isConnected && this.#show());
  }

  /** A reading is stopped, and starts again if the element was only moved. */
  disconnectedCallback(): void {
    this.#restart = this.#current?.again ?? null;
    this.#stop();
    this.#view.reset();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return;
    if (name === 'expect') this.#format = formatOf(now);
    if (name === 'value' && !this.#isDirty) this.#settle(typed(now ?? ''));
    else if (name === 'expect' && this.#hasInput()) this.#again();
    else this.#show();
  }

  formDisabledCallback(isDisabled: boolean): void {
    this.#isDisabled = isDisabled;
    if (isDisabled) this.#view.reset();
    this.#show();
  }

  formResetCallback(): void {
    this.#empty();
    this.#isDirty = false;
    this.#isOpen = false;
    this.#settle(typed(this.defaultValue));
    this.#committed = this.value;
  }

  formStateRestoreCallback(state: unknown): void {
    const kept = typeof state === 'string' ? keptState(state) : null;
    if (kept === null) return;
    this.#empty();
    this.#isDirty = true;
    this.#history = { ...emptyHistory, present: kept.ink };
    this.#settle(typed(kept.text));
    this.#committed = this.value;
  }

  /** The canonical number: the format's value with `expect`, else the text. '' while there is none. */
  get value(): string {
    return formValue(this.#answer, this.#format);
  }

  /**
   * Sets the number as a program does: without events, and without the ink of another one. Frameworks
   * set the value that they have just received: that changes nothing.
   */
  set value(value: string) {
    if (this.#isDirty && value === this.value) return;
    this.#empty();
    this.#isDirty = true;
    this.#settle(typed(value ?? ''));
    this.#committed = this.value;
  }

  /** The number as it is shown: as it was written or typed. */
  get text(): string {
    return textOf(this.#answer);
  }

  /** The last reading; null if there is none or the number was typed. */
  get reading(): Reading | null {
    return 'reading' in this.#answer ? this.#answer.reading : null;
  }

  /** Probability that the reading is right, in [0, 1]; null if a person typed or chose the number. */
  get confidence(): number | null {
    return confidenceOf(this.#answer);
  }

  /** The numbers to choose from while the reading is doubtful. */
  get choices(): readonly string[] {
    return this.#answer.kind === 'question' ? this.#answer.choices : [];
  }

  /** True while the reader is loaded or reads. */
  get busy(): boolean {
    return this.#work !== 'none';
  }

  /** The texts in use. Set some of them, for instance in another language; others stay as they are. */
  get words(): Words {
    return this.#words;
  }

  set words(words: Partial<Words>) {
    this.#words = { ...this.#words, ...words };
    this.#show();
  }

  get type(): string {
    return 'cifra-number';
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get labels(): NodeList {
    return this.#internals.labels;
  }

  get validity(): ValidityState {
    return this.#internals.validity;
  }

  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  #customError = '';

  /** Sets an error of the page's own; '' removes it. */
  setCustomValidity(message: string): void {
    this.#customError = message;
    this.#show();
  }

  get name(): string {
    return this.getAttribute('name') ?? '';
  }

  set name(name: string) {
    this.setAttribute('name', name);
  }

  get defaultValue(): string {
    return this.getAttribute('value') ?? '';
  }

  set defaultValue(value: string) {
    this.setAttribute('value', value);
  }

  /** The expected format, in one word as on the command line: `zip-us`, `digits:5`. */
  get expect(): string {
    return this.getAttribute('expect') ?? '';
  }

  set expect(expect: string | Expect) {
    this.setAttribute('expect', typeof expect === 'string' ? expect : JSON.stringify(expect));
  }

  get placeholder(): string {
    return this.getAttribute('placeholder') ?? '';
  }

  set placeholder(placeholder: string) {
    this.setAttribute('placeholder', placeholder);
  }

  /** How pictures are chosen: `camera` (on phones, the default), `files` or `off`. */
  get pictures(): Model['pictures'] {
    const given = this.getAttribute('pictures');
    return given === 'files' || given === 'off' ? given : 'camera';
  }

  set pictures(pictures: Model['pictures']) {
    this.setAttribute('pictures', pictures);
  }

  get required(): boolean {
    return this.hasAttribute('required');
  }

  set required(isRequired: boolean) {
    this.toggleAttribute('required', isRequired);
  }

  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }

  set disabled(isDisabled: boolean) {
    this.toggleAttribute('disabled', isDisabled);
  }

  get readOnly(): boolean {
    return this.hasAttribute('readonly');
  }

  set readOnly(isReadOnly: boolean) {
    this.toggleAttribute('readonly', isReadOnly);
  }

  /** True: the surface to write on is opened by a button. */
  get compact(): boolean {
    return this.hasAttribute('compact');
  }

  set compact(isCompact: boolean) {
    this.toggleAttribute('compact', isCompact);
  }

  /** Lowest confidence of a number that is taken without a question. */
  get minConfidence(): number | null {
    return this.#number('min-confidence');
  }

  set minConfidence(confidence: number | null) {
    set(this, { 'min-confidence': confidence });
  }

  /** Share of the numbers taken without a question that may be wrong; default 0.01. */
  get maxError(): number | null {
    return this.#number('max-error');
  }

  set maxError(share: number | null) {
    set(this, { 'max-error': share });
  }

  /** Takes back the last stroke, or the picture. */
  undo(): void {
    if (this.#picture === null) this.#write(undone(this.#history));
    else this.clear();
    this.#view.announce(this.#words.undone);
  }

  /** Empties the surface and the number. */
  clear(): void {
    this.#stop();
    this.#history = cleared(this.#history);
    this.#picture = null;
    this.#change({ kind: 'empty' });
    this.#view.announce(this.#words.cleared);
  }

  /** Selects the number in the field. */
  select(): void {
    this.#view.field.select();
  }

  /** Reads a picture, as if the person had chosen it. Settles when the reading is there. */
  async read(source: Source): Promise<void> {
    this.#history = cleared(this.#history);
    this.#picture = null;
    await this.#start((reader, options) => reader.read(source, options), 0);
  }

  #number(attribute: string): number | null {
    const text = this.getAttribute(attribute);
    return text === null || text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text);
  }

  /** A property that was set before the element was defined hides the class's. */
  #upgrade(name: (typeof PROPERTIES)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete (this as Record<string, unknown>)[name];
    Object.assign(this, { [name]: value });
  }

  #hasInput(): boolean {
    return this.#history.present.length > 0 || this.#picture !== null;
  }

  #write(history: InkHistory): void {
    if (history === this.#history && this.#picture === null) return;
    this.#history = history;
    this.#picture = null;
    this.#readInk(REFUSAL_DELAY);
  }

  #readInk(delay: number): void {
    const ink = this.#history.present;
    if (ink.length > 0)
      return void this.#start((reader, options) => readStrokes(ink, reader, options), delay);
    this.#stop();
    this.#change({ kind: 'empty' });
  }

  async #takePicture(file: Blob): Promise<void> {
    this.#stop();
    const picture = await picturePreview(file);
    if (picture === null) return this.#change({ kind: 'failed', isLoaded: true });
    this.#history = cleared(this.#history);
    this.#picture = picture;
    this.#isOpen = true;
    await this.#start((reader, options) => reader.read(file, options), 0);
  }

  /** Reads what is there again, after the format changed. */
  #again(): void {
    if (this.#answer.kind !== 'typed' && this.#answer.kind !== 'chosen' && this.#picture === null)
      this.#readInk(0);
    else this.#show();
  }

  /** Reads, and takes the answer over. Newer work replaces older. Never rejects. */
  async #start(work: Work, delay: number): Promise<void> {
    this.#stop();
    const abort = new AbortController();
    const { signal } = abort;
    this.#current = { abort, again: () => void this.#start(work, 0) };
    this.#isDirty = true;
    this.#work = 'reading';
    this.#show();
    const answer = await this.#outcome(work, signal);
    if (signal.aborted) return;
    if (answer.kind === 'refused') await pause(delay, signal);
    if (signal.aborted) return;
    this.#work = 'none';
    this.#current = { abort, again: () => {} };
    this.#change(answer);
    if (this.reading !== null) this.#tell('cifra-reading', this.reading);
    await pause(delay === 0 ? 0 : REST, signal);
    if (signal.aborted) return;
    this.#rest();
    this.#view.announce(spokenAnswer(answer, this.#words, this.#language()));
  }

  async #outcome(work: Work, signal: AbortSignal): Promise<Answer> {
    let isLoaded = false;
    try {
      const reader = await sharedReader((progress) => this.#load(progress, signal));
      isLoaded = true;
      signal.throwIfAborted();
      this.#work = 'reading';
      this.#show();
      return answerOf(await work(reader, this.#options(signal)), this.#format);
    } catch (error) {
      if (error instanceof CifraError && error.code === 'worker-stopped') dropReader();
      if (!signal.aborted) console.error(error);
      return { kind: 'failed', isLoaded };
    }
  }

  #load(progress: Progress, signal: AbortSignal): void {
    if (signal.aborted) return;
    if (this.#work !== 'loading') this.#view.announce(this.#words.loading);
    [this.#work, this.#progress] = ['loading', progress];
    this.#show();
  }

  #options(signal: AbortSignal): ReadOptions {
    const { minConfidence, maxError } = this;
    const acceptance =
      minConfidence !== null ? { minimumConfidence: minConfidence } : maxError !== null ? { maxError } : {};
    return { signal, ...acceptance, ...(this.#format !== null && { expect: this.#format }) };
  }

  /** Stops the work in progress. */
  #stop(): void {
    this.#current?.abort.abort();
    this.#current = null;
    this.#work = 'none';
  }

  /** Stops the work in progress and forgets that it is to be done. */
  #abandon(): void {
    this.#stop();
    this.#restart = null;
    this.#view.reset();
  }

  #empty(): void {
    this.#abandon();
    this.#history = emptyHistory;
    this.#picture = null;
  }

  #type(text: string, isOurs: boolean): void {
    this.#stop();
    this.#isDirty = true;
    this.#answer = text === '' ? { kind: 'empty' } : { kind: 'typed', text };
    this.#show();
    // Typing itself has sent the event.
    if (isOurs) this.#tell('input');
  }

  #paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain').trim() ?? '';
    const isInField = event.composedPath()[0] === this.#view.field;
    if (isInField || this.#isDisabled || this.readOnly || !isLabel(text)) return;
    event.preventDefault();
    this.#type(text, true);
    this.#commit();
  }

  #choose(text: string): void {
    if (this.#answer.kind !== 'question') return;
    this.#stop();
    this.#change({ kind: 'chosen', text, reading: this.#answer.reading });
    this.#commit();
    this.#view.announce(text);
  }

  #enter(): void {
    this.#commit();
    submitImplicitly(this.form);
  }

  #toggle(): void {
    this.#isOpen = !this.#isOpen;
    this.#show();
  }

  /** Takes a person's answer over. */
  #change(answer: Answer): void {
    const before = this.value;
    this.#isDirty = true;
    this.#settle(answer);
    if (this.value !== before) this.#tell('input');
  }

  #settle(answer: Answer): void {
    this.#answer = answer;
    this.#show();
  }

  /** A person who pauses or leaves has finished the number. */
  #rest(): void {
    if (this.#work === 'none') this.#commit();
  }

  #commit(): void {
    if (this.value === this.#committed) return;
    this.#committed = this.value;
    this.#tell('change');
  }

  #tell(type: 'input' | 'change' | 'cifra-reading', detail?: Reading): void {
    const how = { bubbles: true, composed: true };
    this.dispatchEvent(
      detail === undefined ? new Event(type, how) : new CustomEvent(type, { ...how, detail }),
    );
  }

  #language(): string {
    return (this.closest('[lang]') as HTMLElement | null)?.lang || 'en';
  }

  /** Updates what is shown, the form's value, and its validity. */
  #show(): void {
    const { value } = this;
    const ink = this.#history.present;
    this.#internals.setFormValue(value, JSON.stringify({ text: this.text, ink: inkText(ink) }));
    this.#validate(value);
    this.#mark();
    const name = nameOf(this, this.#internals.labels);
    this.#internals.ariaLabel = name === '' ? null : name;
    this.#view.show({
      words: this.#words,
      answer: this.#answer,
      ink,
      canUndo: this.#picture !== null || this.#history.past.length > 0,
      picture: this.#picture,
      work: this.#work,
      progress: this.#progress,
      name,
      placeholder: this.placeholder,
      keyboard: this.getAttribute('inputmode') ?? keyboardFor(this.#format),
      isRequired: this.required,
      isDisabled: this.#isDisabled,
      isReadOnly: this.readOnly,
      isCompact: this.compact,
      isOpen: this.#isOpen,
      pictures: this.pictures,
      language: this.#language(),
    });
  }

  #validate(value: string): void {
    const [flag, message] = this.#fault(value);
    if (flag === null) this.#internals.setValidity({});
    else this.#internals.setValidity({ [flag]: true }, message, this.#view.field);
  }

  #fault(value: string): [flag: keyof ValidityStateFlags | null, message: string] {
    const words = this.#words;
    const answer = this.#answer;
    if (this.#customError !== '') return ['customError', this.#customError];
    if (this.#work !== 'none') return ['badInput', words.unread];
    if (answer.kind === 'question') return ['badInput', words.unanswered(answer.choices[0])];
    if (answer.kind === 'refused') return ['badInput', words.refusals[answer.refusal]];
    if (value === '') return this.required ? ['valueMissing', words.missing] : [null, ''];
    if (canonical(textOf(answer), this.#format) !== null) return [null, ''];
    return ['patternMismatch', this.#format === null ? words.notANumber : words.wrongFormat];
  }

  /** Custom states, for `:state(…)` in style sheets. */
  #mark(): void {
    const { states } = this.#internals;
    if (states === undefined) return;
    const on = [this.#work === 'none' ? this.#answer.kind : this.#work];
    try {
      for (const state of STATES) on.includes(state) ? states.add(state) : states.delete(state);
    } catch {
      // Older browsers permit only names that begin with dashes.
    }
  }
}

const STATES = [
  'empty',
  'typed',
  'read',
  'chosen',
  'question',
  'refused',
  'failed',
  'loading',
  'reading',
] as const;

const PROPERTIES = [
  'words',
  'name',
  'defaultValue',
  'expect',
  'placeholder',
  'pictures',
  'required',
  'disabled',
  'readOnly',
  'compact',
  'minConfidence',
  'maxError',
  'value',
] as const;

function typed(text: string): Answer {
  return text === '' ? { kind: 'empty' } : { kind: 'typed', text };
}

function keptState(state: string): { readonly text: string; readonly ink: Ink } | null {
  try {
    const { text, ink } = JSON.parse(state);
    return typeof text === 'string' ? { text, ink: inkOfText(String(ink)) ?? [] } : null;
  } catch {
    return null;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
