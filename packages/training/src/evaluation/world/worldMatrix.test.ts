import { expect, test } from 'vitest';
import { type WorldReading, worldMatrix } from './worldMatrix.ts';

/** `counts`: right and accepted, right and refused, wrong and accepted, wrong and refused. */
function readings(writer: Partial<WorldReading>, counts: readonly [number, number, number, number]) {
  return counts.flatMap((count, kind) =>
    Array.from({ length: count }, (): WorldReading => {
      const [right, accepted] = [kind < 2, kind % 2 === 0];
      const acceptedWrong = accepted && !right;
      return { site: 'syn', family: 'syn', learned: false, right, accepted, acceptedWrong, ...writer };
    }),
  );
}

test('shares with their n: refused of all, wrong of the accepted, in training', () => {
  const [row, ...others] = worldMatrix(readings({ learned: true }, [90, 5, 2, 3]));
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    by: 'site',
    name: 'syn',
    n: 100,
    right: { value: 0.95, n: 100, method: 'Wilson' },
    refused: { value: 0.08, n: 100 },
    acceptedWrong: { value: 2 / 92, n: 92 },
    learned: 100,
  });
});

test('the worst group is first, whatever it is a group by', () => {
  const all = [
    ...readings({ hand: 'left', sex: 'female' }, [80, 0, 20, 0]),
    ...readings({ hand: 'right', sex: 'female' }, [95, 0, 5, 0]),
    ...readings({ hand: 'right', sex: 'male' }, [99, 0, 1, 0]),
  ];
  const rows = worldMatrix(all).map(({ by, name }) => `${by} ${name}`);
  expect(rows[0]).toBe('hand left');
  expect(rows.slice(-2)).toEqual(['hand right', 'sex male']);
  expect(rows).toHaveLength(5);
});

test('small groups are pooled and named; a single one keeps its name', () => {
  const all = ['France', 'Iran', 'Japan'].flatMap((country, i) =>
    readings({ country }, [i === 2 ? 100 : 30, 0, 1, 0]),
  );
  const byCountry = worldMatrix(all).filter(({ by }) => by === 'country');
  expect(byCountry.map(({ name, pooled, n }) => [name, pooled, n])).toEqual([
    [null, ['France', 'Iran'], 62],
    ['Japan', undefined, 101],
  ]);
  const one = worldMatrix(all.filter(({ country }) => country !== 'Iran')).filter(
    ({ by }) => by === 'country',
  );
  // It is last, because its share says little.
  expect(one.map(({ name, pooled }) => [name, pooled])).toEqual([
    ['Japan', undefined],
    ['France', undefined],
  ]);
});

test('ages in tens; writers of unknown age are a row of their own, unless all are', () => {
  const all = [9, 19, 20, 29, 49, 50, 65, undefined].flatMap((age) =>
    readings(age === undefined ? {} : { age }, [100, 0, 0, 0]),
  );
  const names = worldMatrix(all).flatMap(({ by, name, n }) => (by === 'age' ? [[name, n]] : []));
  expect(names).toEqual([
    ['< 20', 200],
    ['20–29', 200],
    ['40–49', 100],
    ['≥ 50', 200],
    [null, 100],
  ]);
  expect(worldMatrix(readings({}, [100, 0, 0, 0])).map(({ by }) => by)).toEqual(['site']);
  const apa = worldMatrix(readings({ site: 'apa', family: 'ap' }, [100, 0, 0, 0]));
  expect(apa.map(({ by, name }) => [by, name])).toEqual([
    ['family', 'ap'],
    ['site', 'apa'],
  ]);
});
