import { emptyHistory, withStrokes } from '@cifra/ink/inkHistory.ts';
import { expect, test } from 'vitest';
import { sampleReading } from '../examples/samples.ts';
import {
  correctionOf,
  currentItem,
  emptied,
  isEmptySheet,
  joined,
  listed,
  newSession,
  type Session,
  type Source,
  shown,
  toReadAgain,
  withAdded,
  withCorrection,
  withInk,
  withItem,
  withOutcome,
  withoutCorrection,
  withoutItem,
  withSheet,
} from './session.ts';

const picture = (name: string): Source => ({ kind: 'picture', name, file: new Blob(), url: '', size: null });
const stroke = { points: [{ x: 1, y: 1, pressure: 0.5 }], measured: true };
const far = { points: [{ x: 640, y: 200, pressure: 0.5 }], measured: true };
const read = { kind: 'read', readings: [sampleReading('17')], at: 3 } as const;

/** Returns the state with a stroke on the shown sheet. */
function drawnOn(session: Session): Session {
  return withItem(session, session.current, (item) => ({
    ...item,
    source: { kind: 'ink', history: withStrokes(emptyHistory, [stroke]) },
  }));
}

/** Returns the state with these pictures, as they are added. */
function withPictures(session: Session, ...names: string[]): Session {
  return names.reduce((before, name) => withAdded(before, picture(name), 1), session);
}

test('the outcome of an item that is removed while it is read goes to no other item', () => {
  const session = withPictures(drawnOn(newSession(0)), 'a');
  const after = emptied(session, 2);
  expect(listed(after)).toEqual([]);
  expect(isEmptySheet(currentItem(after))).toBe(true);
  for (const { id } of session.items)
    expect(withItem(after, id, (item) => withOutcome(item, read))).toEqual(after);
});

test('a session starts with one empty sheet that is not listed', () => {
  const session = newSession(5);
  expect(isEmptySheet(currentItem(session))).toBe(true);
  expect(currentItem(session).at).toBe(5);
  expect(listed(session)).toEqual([]);
});

test('the next sheet is the existing empty one, else a new one', () => {
  const first = newSession(0);
  expect(withSheet(first, 1).items).toHaveLength(1);
  const second = withSheet(drawnOn(first), 1);
  expect(second.items).toHaveLength(2);
  expect(second.current).not.toBe(first.current);
  const back = shown(second, first.current);
  expect(withSheet(back, 2)).toEqual(second);
});

test('an added picture is not shown before it is chosen; the list has the newest first', () => {
  const session = withPictures(drawnOn(newSession(0)), 'a', 'b');
  expect(currentItem(session).source.kind).toBe('ink');
  expect(listed(session).map(({ source }) => (source.kind === 'ink' ? 'ink' : source.name))).toEqual([
    'b',
    'a',
    'ink',
  ]);
  expect(new Set(session.items.map(({ id }) => id)).size).toBe(3);
});

test('a removed item is neither shown nor changed', () => {
  const session = newSession(0);
  expect(shown(session, 99)).toBe(session);
  expect(withItem(session, 99, () => expect.fail('there is no such item'))).toEqual(session);
});

test('a correction belongs to its line and survives another reading of the same ink', () => {
  const item = withCorrection(withOutcome(currentItem(newSession(0)), read), 1, '19');
  expect(correctionOf(item, 0)).toBeUndefined();
  expect(correctionOf(item, 1)).toBe('19');
  expect(withOutcome(item, read)).toEqual(item);
});

test('a correction survives further strokes, and its ink taken back and restored', () => {
  const sheet = withInk(currentItem(newSession(0)), withStrokes(emptyHistory, [stroke]));
  const corrected = withCorrection(withOutcome(sheet, read), 0, '19');
  const history = withStrokes(emptyHistory, [stroke, far]);
  const [first, second] = read.readings[0].digits;
  const third = { ...second, box: { ...second.box, x: 600 } };
  const longer = {
    ...read,
    readings: [{ ...read.readings[0], text: '173', digits: [first, second, third] }],
  };
  const after = withOutcome(withInk(corrected, history), longer);
  expect(correctionOf(after, 0)).toBe('193');
  const gone = withOutcome(withInk(after, { past: [], present: [], future: [] }), { kind: 'none' });
  expect(correctionOf(gone, 0)).toBeUndefined();
  expect(withoutCorrection(gone)).toBe(gone);
  expect(correctionOf(withOutcome(withInk(gone, history), longer), 0)).toBe('193');
  expect(correctionOf(withoutCorrection(after, 0), 0)).toBeUndefined();
});

test('drawings and pictures that were read before are read again, the shown one first', () => {
  const session = withPictures(drawnOn(newSession(0)), 'a', 'b', 'c');
  const [sheet, a, b] = session.items;
  const partly = [a, b].reduce(
    (before, { id }) => withItem(before, id, (item) => withOutcome(item, read)),
    shown(session, b.id),
  );
  const ids = toReadAgain(partly).map(({ id }) => id);
  expect(ids).toEqual([b.id, sheet.id, a.id]);
  expect(toReadAgain(newSession(0))).toEqual([]);
});

test('corrections are undone one by one; after the last of a line the reading is restored', () => {
  const plain = withOutcome(currentItem(newSession(0)), read);
  const once = withCorrection(plain, 0, '19');
  const twice = withCorrection(once, 0, '79');
  expect(correctionOf(twice, 0)).toBe('79');
  expect(withCorrection(twice, 0, '79')).toBe(twice);
  expect(withoutCorrection(twice)).toEqual(once);
  expect(withoutCorrection(once)).toEqual(plain);
  expect(withoutCorrection(plain)).toBe(plain);
});

test('undo takes the latest correction of several lines, or that of the named line', () => {
  const first = withCorrection(withOutcome(currentItem(newSession(0)), read), 0, '19');
  const both = withCorrection(first, 1, '23');
  expect(withoutCorrection(both)).toEqual(first);
  const named = withoutCorrection(both, 0);
  expect([correctionOf(named, 0), correctionOf(named, 1)]).toEqual([undefined, '23']);
  expect(withoutCorrection(named, 0)).toBe(named);
});

test('a session that has just begun joins an earlier one; what was begun stays shown', () => {
  const before = withPictures(drawnOn(newSession(0)), 'a');
  const idle = newSession(100, 100);
  expect(joined(before, idle, null)).toEqual(before);
  const visited = joined(before, idle, 100);
  expect(visited.items.slice(0, 2)).toEqual(before.items);
  expect(isEmptySheet(currentItem(visited))).toBe(true);
  const begun = joined(before, drawnOn(idle), 100);
  expect(begun.items.map(({ id }) => id)).toEqual([0, 1, 100]);
  expect(begun.current).toBe(100);
});

test('a removed item leaves the others; if it was shown, an empty sheet follows', () => {
  const session = withPictures(drawnOn(newSession(0)), 'a', 'b');
  expect(withoutItem(session, 1, 9).items.map(({ id }) => id)).toEqual([0, 2]);
  expect(withoutItem(session, 1, 9).current).toBe(0);
  const after = withoutItem(session, 0, 9);
  expect(listed(after).map(({ id }) => id)).toEqual([2, 1]);
  expect(isEmptySheet(currentItem(after))).toBe(true);
});
