import { dragged, lifted, noContacts, pressed } from '@cifra/ink/contacts.ts';
import {
  gridPosition,
  type KeyPen,
  moved,
  penDown,
  penUp,
  positionOf,
  positionsOn,
  restingPen,
} from '@cifra/ink/keyPen.ts';
import { outline } from '@cifra/ink/outline.ts';
import { type PointerPlace, penPoints } from '@cifra/ink/penPoints.ts';
import { type Ink, type Paper, SHEET, type Stroke } from '@cifra/ink/stroke.ts';
import { svgPath } from '@cifra/ink/svgPath.ts';
import { withinPaper } from '@cifra/ink/withinPaper.ts';
import { penFor, writingHeights } from '@cifra/ink/writing.ts';
import { draw, make, set } from './dom.ts';
import type { Words } from './words.ts';

/** What the sheet asks of the element. */
export type SheetCommands = {
  /** The person starts to write. */
  readonly onBegin: () => void;
  /** Strokes of one movement: several if the pen left the sheet in between. */
  readonly onStrokes: (strokes: Ink) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onClear: () => void;
  readonly announce: (text: string) => void;
};

export type SheetView = {
  readonly ink: Ink;
  readonly words: Words;
  /** Name of the element, '' if it has none. */
  readonly name: string;
  readonly isUsable: boolean;
  /** True if something else is shown on the sheet. */
  readonly isCovered: boolean;
};

export type Sheet = {
  readonly root: HTMLElement;
  show(view: SheetView): void;
  /** Drops what is being drawn. */
  reset(): void;
};

/** Movement below which a finger counts as still, CSS pixels. */
const STILL = 6;
const ARM = 18;

/** Makes the surface on which fingers, pens, mice and keys write. */
export function createSheet(commands: SheetCommands): Sheet {
  const ink = draw('g', { class: 'ink', part: 'ink' });
  const rule = draw('line', { class: 'rule' });
  const cursor = draw('g', { class: 'cursor' }, draw('circle'), draw('path'));
  const drawing = draw('svg', { class: 'drawing', 'aria-hidden': 'true' }, rule, ink, cursor);
  const invite = make('span', { class: 'invite', part: 'invite', 'aria-hidden': 'true' });
  const keys = make('span', { id: 'keys', hidden: true });
  // Screen readers pass arrow keys on to a slider and say its value.
  const root = make(
    'div',
    { class: 'sheet', part: 'sheet', role: 'slider', 'aria-describedby': 'keys', handwriting: 'false' },
    drawing,
    invite,
    keys,
  );
  const paths = new WeakMap<Stroke, { readonly pen: number; readonly d: string }>();
  let contacts = noContacts;
  let pen: KeyPen = restingPen;
  let paper: Paper = SHEET;
  let view: SheetView | null = null;

  function show(next: SheetView): void {
    view = next;
    if (view.ink.length === 0) measure();
    const { words, name, isUsable, isCovered } = view;
    invite.textContent = words.sheet;
    keys.textContent = words.keys;
    set(root, {
      'aria-label': name === '' ? words.sheet : `${name}: ${words.sheet}`,
      'aria-roledescription': words.sheetRole,
      'aria-disabled': !isUsable && 'true',
      tabindex: isUsable ? 0 : null,
      'data-covered': isCovered,
    });
    paint();
  }

  /** The sheet has the proportions in which it is shown; an inked one keeps them. */
  function measure(): void {
    const { width, height } = drawing.getBoundingClientRect();
    if (width > 0 && height > 0) paper = { width: SHEET.width, height: (SHEET.width * height) / width };
  }

  function paint(): void {
    if (view === null) return;
    const live = contacts.drawing?.stroke ?? pen.stroke;
    const strokes = live === null ? view.ink : [...view.ink, live];
    const heights = writingHeights(strokes);
    const drawn = strokes.map((stroke, i) =>
      draw('path', { d: pathOf(stroke, penFor(heights[i]), stroke !== live) }),
    );
    ink.replaceChildren(...drawn);
    invite.hidden = strokes.length > 0 || view.isCovered;
    const base = paper.height * 0.8;
    set(drawing, { viewBox: `0 0 ${paper.width} ${paper.height}` });
    set(rule, { x1: 30, x2: paper.width - 30, y1: base, y2: base });
    paintCursor(view.words);
  }

  function paintCursor(words: Words): void {
    const { x, y, stroke } = pen;
    set(cursor, { class: stroke ? 'cursor down' : 'cursor' });
    set(cursor.children[0], { cx: x, cy: y, r: stroke ? 7 : 11 });
    set(cursor.children[1], { d: `M${x - ARM},${y}h${2 * ARM}M${x},${y - ARM}v${2 * ARM}` });
    const { across, down } = gridPosition(pen);
    set(root, {
      'aria-valuemin': 0,
      'aria-valuemax': positionsOn(paper) - 1,
      'aria-valuenow': Math.min(positionOf(pen), positionsOn(paper) - 1),
      'aria-valuetext': words.at(across, down),
    });
  }

  function pathOf(stroke: Stroke, width: number, isDone: boolean): string {
    const known = paths.get(stroke);
    if (known?.pen === width) return known.d;
    const d = svgPath(outline(stroke, width, isDone));
    if (isDone) paths.set(stroke, { pen: width, d });
    return d;
  }

  function places(events: readonly PointerPlace[]) {
    return penPoints(events, drawing.getBoundingClientRect());
  }

  function still(): number {
    return (STILL * SHEET.width) / Math.max(1, drawing.getBoundingClientRect().width);
  }

  function begin(event: PointerEvent): void {
    if (!view?.isUsable || event.button !== 0) return;
    if (view.ink.length === 0) measure();
    commands.onBegin();
    drawing.setPointerCapture(event.pointerId);
    const [at] = places([event]);
    contacts = pressed(contacts, { id: event.pointerId, type: event.pointerType, at }, still());
    paint();
  }

  function go(event: PointerEvent): void {
    if (contacts.drawing === null && contacts.fingers === null) return;
    // Browsers deliver move events once per frame; the coalesced points keep a quick stroke smooth.
    const held = event.getCoalescedEvents?.() ?? [];
    contacts = dragged(contacts, event.pointerId, places(held.length > 0 ? held : [event]), still());
    paint();
  }

  function end(event: PointerEvent): void {
    const [after, done] = lifted(contacts, event.pointerId, event.type === 'pointercancel');
    contacts = after;
    if (done.kind === 'two-finger-tap') commands.onUndo();
    if (done.kind === 'stroke') finish(done.stroke);
    paint();
  }

  function finish(stroke: Stroke): void {
    const parts = withinPaper(stroke.points, paper).map((points) => ({ ...stroke, points }));
    if (parts.length > 0) commands.onStrokes(parts);
  }

  function lift(): void {
    const { stroke } = pen;
    pen = penUp(pen);
    if (stroke) commands.onStrokes([stroke]);
  }

  function toggle(words: Words): void {
    commands.onBegin();
    if (pen.stroke) lift();
    else pen = penDown(pen);
    commands.announce(pen.stroke ? words.penDown : words.penUp);
  }

  function pressKey(event: KeyboardEvent, words: Words): boolean {
    if (event.ctrlKey || event.metaKey) return pressHistoryKey(event);
    if (event.altKey) return false;
    const next = moved(pen, event.key, event.shiftKey, paper);
    if (next === null) return pressPlainKey(event.key, words);
    if (next.x === pen.x && next.y === pen.y) commands.announce(words.edge);
    pen = next;
    return true;
  }

  function pressHistoryKey({ key, shiftKey }: KeyboardEvent): boolean {
    const letter = key.toLowerCase();
    if (letter === 'y' || (letter === 'z' && shiftKey)) commands.onRedo();
    else if (letter === 'z') commands.onUndo();
    else return false;
    return true;
  }

  function pressPlainKey(key: string, words: Words): boolean {
    if (key === ' ') toggle(words);
    else if (key === 'Enter') lift();
    else if (key === 'Escape' && pen.stroke) pen = penUp(pen);
    else if (key === 'Backspace') commands.onUndo();
    else if (key === 'Delete') commands.onClear();
    else return false;
    return true;
  }

  drawing.addEventListener('pointerdown', begin);
  drawing.addEventListener('pointermove', go);
  drawing.addEventListener('pointerup', end);
  drawing.addEventListener('pointercancel', end);
  root.addEventListener('keydown', (event) => {
    if (!view?.isUsable || !pressKey(event, view.words)) return;
    event.preventDefault();
    paint();
  });
  if (typeof ResizeObserver === 'function')
    new ResizeObserver(() => {
      if (view?.ink.length !== 0 || contacts.drawing !== null || pen.stroke !== null) return;
      measure();
      paint();
    }).observe(drawing);

  return {
    root,
    show,
    reset() {
      contacts = { ...contacts, drawing: null, fingers: null };
      pen = penUp(pen);
    },
  };
}
