import { describe, expect, test } from 'vitest';
import { type Contacts, dragged, lifted, noContacts, pressed } from './contacts.ts';

const STILL = 6;
const at = (x: number, y = 0) => ({ x, y, pressure: 0.5 });
const down = (before: Contacts, id: number, type: string, x: number) =>
  pressed(before, { id, type, at: at(x) }, STILL);
const move = (before: Contacts, id: number, x: number) => dragged(before, id, [at(x)], STILL);
const xsOf = ({ drawing }: Contacts) => drawing?.stroke.points.map(({ x }) => x);

describe('a pointer that draws', () => {
  test('keeps the stroke to itself while others are put down, moved and lifted', () => {
    let now = move(down(noContacts, 1, 'touch', 10), 1, 40);
    now = move(down(now, 2, 'touch', 300), 2, 310);
    [now] = lifted(now, 2, false);
    now = move(now, 1, 70);
    expect(xsOf(now)).toEqual([10, 40, 70]);
    expect(lifted(now, 1, false)[1]).toMatchObject({ kind: 'stroke' });
  });

  test('is the pen, also when the palm was there first; later touches are ignored', () => {
    let now = move(down(noContacts, 1, 'touch', 10), 1, 40);
    now = down(now, 2, 'pen', 200);
    now = move(now, 1, 60);
    expect(xsOf(now)).toEqual([200]);
    expect(now.drawing?.stroke.measured).toBe(true);
    [now] = lifted(lifted(now, 1, false)[0], 2, false);
    expect(down(now, 3, 'touch', 50).drawing).toBeNull();
    expect(down(now, 4, 'mouse', 50).drawing).not.toBeNull();
  });

  test('loses its stroke if the browser takes a finger to zoom, and keeps it if it was a pen', () => {
    for (const [type, kind] of [
      ['touch', 'nothing'],
      ['pen', 'stroke'],
    ]) {
      const now = move(down(noContacts, 1, type, 10), 1, 40);
      expect(lifted(now, 1, true)[1].kind).toBe(kind);
    }
  });
});

describe('two fingers', () => {
  const both = down(down(noContacts, 1, 'touch', 100), 2, 'touch', 180);

  test('that tap are reported once, when the second is lifted, and draw nothing', () => {
    const [one, first] = lifted(move(both, 1, 102), 1, false);
    const [none, second] = lifted(one, 2, false);
    expect([first.kind, second.kind]).toEqual(['nothing', 'two-finger-tap']);
    expect(none).toEqual(noContacts);
  });

  test('that move, are taken by the browser, or are three, are no tap', () => {
    const end = (now: Contacts, isCancelled: boolean) => lifted(lifted(now, 1, false)[0], 2, isCancelled)[1];
    expect(end(both, false).kind).toBe('two-finger-tap');
    expect(end(both, true).kind).toBe('nothing');
    expect(end(move(both, 2, 240), false).kind).toBe('nothing');
    const three = lifted(down(both, 3, 'touch', 300), 3, false)[0];
    expect(end(three, false).kind).toBe('nothing');
  });
});
