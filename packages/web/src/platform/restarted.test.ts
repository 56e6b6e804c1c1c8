import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Port, restarted } from './restarted.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

type Fake = Port<string, string> & { readonly got: string[]; ended: boolean };

/** Workers of which the first `silent` ones never run their script. */
function workers(silent: number) {
  const all: Fake[] = [];
  const start = () => {
    const runs = all.length >= silent;
    const post = (data: string) => fake.onmessage?.({ data } as MessageEvent<string>);
    const fake: Fake = {
      got: [],
      ended: false,
      onmessage: null,
      onerror: null,
      postMessage(message) {
        fake.got.push(message);
        if (runs) setTimeout(() => post(`answer to ${message}`));
      },
      terminate() {
        fake.ended = true;
      },
    };
    all.push(fake);
    if (runs) setTimeout(() => post('ready'), 10);
    return fake;
  };
  return { start, all };
}

test('a worker that runs is kept, however long its work takes', () => {
  const { start, all } = workers(0);
  const port = restarted(start, 100);
  const heard: string[] = [];
  port.onmessage = ({ data }) => heard.push(data);
  vi.advanceTimersByTime(10);
  port.postMessage('train');
  vi.advanceTimersByTime(10_000);
  expect(all).toHaveLength(1);
  expect(heard).toEqual(['ready', 'answer to train']);
});

test('workers that never run are replaced; the next one gets the messages, once', () => {
  const { start, all } = workers(2);
  const port = restarted(start, 100);
  const heard: string[] = [];
  port.onmessage = ({ data }) => heard.push(data);
  port.postMessage('train');
  vi.advanceTimersByTime(100);
  expect(all.map(({ ended }) => ended)).toEqual([true, false]);
  vi.advanceTimersByTime(199);
  expect(all).toHaveLength(2);
  vi.advanceTimersByTime(1000);
  expect(all.map(({ ended }) => ended)).toEqual([true, true, false]);
  expect(all[2].got).toEqual(['train']);
  expect(heard).toEqual(['answer to train', 'ready']);
});

test('an ended worker is not replaced, nor one whose script fails', () => {
  const { start, all } = workers(9);
  restarted(start, 100).terminate();
  const port = restarted(start, 100);
  let failed = 0;
  port.onerror = () => failed++;
  all[1].onerror?.({} as ErrorEvent);
  vi.advanceTimersByTime(10_000);
  expect(all).toHaveLength(2);
  expect(failed).toBe(1);
});
