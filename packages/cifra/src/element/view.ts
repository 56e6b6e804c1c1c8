import { certaintyOf } from '@cifra/core/words/certainty.ts';
import { numbersIn } from '@cifra/core/words/numbers.ts';
import type { Ink } from '@cifra/ink/stroke.ts';
import type { Progress } from '../parts.ts';
import { type Answer, textOf } from './answer.ts';
import { iconButton, label, make, set } from './dom.ts';
import { createSheet, type SheetCommands } from './sheet.ts';
import type { Words } from './words.ts';

/** What the element shows. */
export type Model = {
  readonly words: Words;
  readonly answer: Answer;
  readonly ink: Ink;
  readonly canUndo: boolean;
  /** A picture instead of ink, as a canvas. */
  readonly picture: HTMLCanvasElement | null;
  readonly work: 'none' | 'loading' | 'reading';
  readonly progress: Progress | null;
  readonly name: string;
  readonly placeholder: string;
  readonly keyboard: string;
  readonly isRequired: boolean;
  readonly isDisabled: boolean;
  readonly isReadOnly: boolean;
  readonly isCompact: boolean;
  readonly isOpen: boolean;
  /** How pictures are chosen: with the camera of a phone, as files, or not at all. */
  readonly pictures: 'camera' | 'files' | 'off';
  readonly language: string;
};

export type Commands = SheetCommands & {
  readonly onType: (text: string) => void;
  readonly onTyped: () => void;
  readonly onEnter: () => void;
  readonly onChoose: (text: string) => void;
  readonly onPicture: (file: Blob) => void;
  readonly onToggle: () => void;
};

export type View = {
  readonly field: HTMLInputElement;
  readonly sheet: HTMLElement;
  show(model: Model): void;
  announce(text: string): void;
  /** Drops what is being drawn. */
  reset(): void;
};

/** Builds the element's parts in its shadow root. */
export function createView(root: ShadowRoot, commands: Commands): View {
  const field = make('input', {
    class: 'field',
    part: 'input',
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    size: 36,
  });
  const file = make('input', { type: 'file', accept: 'image/*', hidden: true, tabindex: -1 });
  const pen = iconButton('pen', 'write-button', commands.onToggle);
  const camera = iconButton('camera', 'picture-button', () => file.click());
  const row = make('div', { class: 'row' }, field, pen, camera, file);
  const undo = iconButton('undo', 'undo-button', () => isOn(undo) && commands.onUndo());
  const clear = iconButton('clear', 'clear-button', () => isOn(clear) && commands.onClear());
  const tools = make('div', { class: 'tools', part: 'tools' }, undo, clear);
  const sheet = createSheet(commands);
  const keys = make('p', { class: 'keys', part: 'keys', 'aria-hidden': 'true' });
  const surface = make('div', { class: 'surface', id: 'surface', part: 'surface' }, sheet.root, keys);
  const text = make('span');
  const bar = make('progress', { part: 'progress' });
  const message = make('div', { class: 'message', part: 'message' }, text, bar);
  // Next to the tools, a message moves nothing on the page.
  const foot = make('div', { class: 'foot' }, message, tools);
  const asked = make('p', { id: 'asked' });
  const choices = make('div', { class: 'choices' });
  const question = make(
    'div',
    { class: 'question', part: 'question', role: 'group', 'aria-labelledby': 'asked' },
    asked,
    choices,
  );
  const frame = make('div', { class: 'frame', part: 'frame' }, row, surface, foot, question);
  const live = make('div', { class: 'unseen', role: 'status' });
  root.append(frame, live);
  let model: Model | null = null;
  let offered: readonly string[] = [];

  function show(next: Model): void {
    model = next;
    showField(next);
    showSurface(next);
    showQuestion(next);
    showMessage(next);
  }

  function showField({ answer, name, placeholder, keyboard, words, ...now }: Model): void {
    const shown = textOf(answer);
    // Setting an equal value would move the caret.
    if (field.value !== shown && !(answer.kind === 'typed' && field.value.trim() === shown))
      field.value = shown;
    field.disabled = now.isDisabled;
    field.readOnly = now.isReadOnly;
    set(field, {
      'aria-label': name === '' ? null : name,
      'aria-required': now.isRequired && 'true',
      'aria-invalid': answer.kind === 'refused' && 'true',
      placeholder: placeholder === '' ? null : placeholder,
      inputmode: keyboard,
    });
    const isFixed = now.isDisabled || now.isReadOnly;
    pen.hidden = !now.isCompact || isFixed;
    set(pen, { 'aria-expanded': String(now.isOpen), 'aria-controls': 'surface' });
    label(pen, words.write);
    camera.hidden = now.pictures === 'off' || isFixed;
    label(camera, words.photograph);
    set(file, { capture: now.pictures === 'camera' && 'environment', 'aria-label': words.photograph });
  }

  function showSurface({ ink, canUndo, picture, words, name, ...now }: Model): void {
    const isUsable = !now.isDisabled && !now.isReadOnly;
    const isEmpty = ink.length === 0 && picture === null;
    surface.hidden = (now.isCompact && !now.isOpen) || (!isUsable && isEmpty);
    for (const old of sheet.root.querySelectorAll('canvas')) if (old !== picture) old.remove();
    if (picture !== null && picture.parentNode !== sheet.root) sheet.root.append(picture);
    if (picture !== null)
      set(picture, { class: 'picture', part: 'picture', role: 'img', 'aria-label': words.picture });
    sheet.show({ ink, words, name, isUsable, isCovered: picture !== null });
    keys.textContent = words.keys;
    tools.hidden = !isUsable || surface.hidden;
    label(undo, words.undo);
    label(clear, words.clear);
    set(undo, { 'aria-disabled': !canUndo && 'true' });
    set(clear, { 'aria-disabled': isEmpty && 'true' });
  }

  function showQuestion({ answer, words, isDisabled, isReadOnly }: Model): void {
    const isAsked = answer.kind === 'question' && !isDisabled && !isReadOnly;
    const hadFocus = !isAsked && question.contains(root.activeElement);
    question.hidden = !isAsked;
    if (isAsked) {
      asked.textContent = words.question(answer.choices[0]);
      // A press must not lose its button.
      if (offered !== answer.choices) choices.replaceChildren(...answer.choices.map(choice));
      offered = answer.choices;
    }
    // The pressed button disappears.
    if (hadFocus) field.focus();
  }

  function choice(number: string): HTMLButtonElement {
    const button = make('button', { type: 'button', class: 'choice', part: 'button choice' }, number);
    button.addEventListener('click', () => commands.onChoose(number));
    return button;
  }

  function showMessage(now: Model): void {
    const said = messageOf(now);
    foot.hidden = said === '' && tools.hidden;
    text.textContent = said;
    const { work, progress, words } = now;
    bar.hidden = work !== 'loading';
    set(bar, { 'aria-label': words.loading });
    if (progress === null) bar.removeAttribute('value');
    else [bar.max, bar.value] = [progress.total, progress.loaded];
  }

  const isOn = (button: HTMLElement) => button.getAttribute('aria-disabled') !== 'true';
  const isFixed = () => model === null || model.isDisabled || model.isReadOnly;
  const take = (files: FileList | undefined | null) => {
    const picture = [...(files ?? [])].find(({ type }) => type.startsWith('image/'));
    if (picture === undefined || isFixed() || model?.pictures === 'off') return false;
    commands.onPicture(picture);
    return true;
  };

  // In a label, a press on the surface would move the focus to the text field, which opens the keyboard
  // of a phone.
  root.addEventListener('click', (event) => {
    if (event.target !== file) event.preventDefault();
  });
  field.addEventListener('input', () => commands.onType(field.value));
  field.addEventListener('change', commands.onTyped);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) commands.onEnter();
  });
  file.addEventListener('change', () => {
    take(file.files);
    // Allows choosing the same file again.
    file.value = '';
  });
  // The choice of a file is no change of the element's value.
  file.addEventListener('input', (event) => event.stopPropagation());
  root.addEventListener('paste', (event) => {
    if (take((event as ClipboardEvent).clipboardData?.files)) event.preventDefault();
  });
  frame.addEventListener('dragover', (event) => {
    const isFile = event.dataTransfer?.types.includes('Files') ?? false;
    if (!isFile || isFixed() || model?.pictures === 'off') return;
    event.preventDefault();
    frame.classList.add('dropping');
  });
  frame.addEventListener('dragleave', () => frame.classList.remove('dropping'));
  frame.addEventListener('drop', (event) => {
    frame.classList.remove('dropping');
    if (take(event.dataTransfer?.files)) event.preventDefault();
  });

  return {
    field,
    sheet: sheet.root,
    show,
    reset: sheet.reset,
    announce(said) {
      // A text that equals the one before is announced again.
      live.replaceChildren(make('span', {}, said));
    },
  };
}

/** Returns the visible text below the number; '' for none. */
function messageOf({ work, answer, words, language }: Model): string {
  if (work === 'loading') return words.loading;
  if (work === 'reading') return words.reading;
  if (answer.kind === 'refused') return words.refusals[answer.refusal];
  if (answer.kind === 'failed') return answer.isLoaded ? words.failed : words.notLoaded;
  return answer.kind === 'read' ? confidenceText(answer.reading.confidence, words, language) : '';
}

/** Returns what a screen reader says about a finished reading. */
export function spokenAnswer(answer: Answer, words: Words, language: string): string {
  if (answer.kind === 'read')
    return words.read(answer.text, confidenceText(answer.reading.confidence, words, language));
  if (answer.kind === 'question') {
    const [first, ...others] = answer.choices;
    return words.ask(first, others);
  }
  if (answer.kind === 'refused') return words.refusals[answer.refusal];
  if (answer.kind === 'failed') return answer.isLoaded ? words.failed : words.notLoaded;
  return '';
}

function confidenceText(confidence: number, words: Words, language: string): string {
  return words.confidence(
    words.certainty[certaintyOf(confidence)],
    numbersIn(language).probability(confidence),
  );
}
