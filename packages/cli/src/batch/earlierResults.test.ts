import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { earlierResults } from './earlierResults.ts';

const HEAD = 'file,text,accepted,problem';

let path: string;
beforeAll(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'cifra-earlier-')), 'numbers.csv');
});
afterAll(() => rm(join(path, '..'), { recursive: true }));

async function found(rows: string, head: readonly string[], inputs: readonly string[]) {
  await writeFile(path, rows);
  const { done, exitCode, end } = await earlierResults(path, head, (name) => inputs.includes(name));
  return { done: [...done], exitCode, kept: rows.slice(0, end) };
}

test('the rows of the last picture do not count, because there may have been more of them', async () => {
  const first = `${HEAD}\na.png,1,true,\n"b,c.png",2,true,\n"b,c.png",3,true,\n`;
  const last = 'd.png,4,false,\nd.png,5,true,\nd.pn';
  const inputs = ['a.png', 'b,c.png', 'd.png', 'e.png'];
  expect(await found(first + last, [HEAD], inputs)).toEqual({
    done: inputs.slice(0, 2),
    exitCode: 0,
    kept: first,
  });
});

test('the rows of a last picture that is no longer an input are kept', async () => {
  const rows = `${HEAD}\na.png,1,true,\nd.png,4,false,\n`;
  expect(await found(`${rows}d.p`, [HEAD], ['a.png'])).toEqual({
    done: ['a.png', 'd.png'],
    exitCode: 4,
    kept: rows,
  });
});

test('the exit code is that of the results that count', async () => {
  const inputs = ['a', 'b', 'c'];
  expect(await found(`${HEAD}\na,,,missing\nb,1,false,\nc,1,true,\n`, [HEAD], inputs)).toMatchObject({
    exitCode: 3,
  });
  expect(await found(`${HEAD}\na,1,true,\nb,1,false,\nb,1,true,\nc,,,empty\n`, [HEAD], inputs)).toMatchObject(
    {
      exitCode: 4,
    },
  );
});

test('JSON Lines', async () => {
  const rows = [
    { file: 'a.png', readings: [{ accepted: true }] },
    { file: 'b.png', problem: 'missing', message: '' },
    { file: 'c.png', readings: [{ accepted: false }] },
  ].map((row) => `${JSON.stringify(row)}\n`);
  expect(await found(`${rows.join('')}{"file":"d`, [], ['a.png', 'b.png', 'c.png', 'd.png'])).toEqual({
    done: ['a.png', 'b.png'],
    exitCode: 3,
    kept: rows.slice(0, 2).join(''),
  });
});

test.each([
  ['other columns', 'file,number\na.png,1\n', [HEAD], 1],
  ['a row of other length', `${HEAD}\na.png,1,true,\nb.png,1\nc.png,1,true,\n`, [HEAD], 3],
  ['not JSON', '{"file":"a.png","readings":[]}\nnote\n', [], 2],
])('%s: an error names the row', async (_, rows, head, row) => {
  await expect(found(rows, head, [])).rejects.toMatchObject({
    message: `${path} cannot be resumed: row ${row} is not one that this command writes`,
  });
});

test('without a complete row, nothing is kept', async () => {
  expect(await found('file,te', [HEAD], ['a'])).toEqual({ done: [], exitCode: 0, kept: '' });
  expect(await found(`${HEAD}\na,1`, [HEAD], ['a'])).toEqual({ done: [], exitCode: 0, kept: '' });
});

test('cut anywhere, the kept rows and those of the pictures left make the whole file', async () => {
  const parts = [['a,1,true,'], ['"b\nc",1,true,', '"b\nc",2,false,'], ['d,,,empty']];
  const names = ['a', 'b\nc', 'd'];
  const rowsFrom = (from: number) =>
    parts
      .slice(from)
      .flat()
      .map((row) => `${row}\n`)
      .join('');
  const whole = `${HEAD}\n${rowsFrom(0)}`;
  for (let cut = 0; cut <= whole.length; cut++) {
    const { done, kept } = await found(whole.slice(0, cut), [HEAD], names);
    expect(done).toEqual(names.slice(0, done.length));
    expect((kept || `${HEAD}\n`) + rowsFrom(done.length), `cut at ${cut}`).toBe(whole);
  }
});
