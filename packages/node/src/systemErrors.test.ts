import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeSystemError, naming } from './systemErrors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cifra-errors-'));
  writeFileSync(join(folder, 'file'), 'text');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Returns the error of a failing action. */
function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('an error of a file names it and says what to do', () => {
  const cases: [string, (at: (name: string) => string) => unknown, string][] = [
    [
      'EEXIST',
      (at) => mkdirSync(at('file'), { recursive: true }),
      '/file: a file has this name, expected a folder',
    ],
    ['ENOTDIR', (at) => mkdirSync(at('file/x')), '/file/x: a part of this path is a file'],
    ['ENOENT', (at) => readFileSync(at('nothing')), '/nothing: does not exist: check the name'],
    ['EISDIR', (at) => writeFileSync(at('.'), ''), ': is a folder, expected a file'],
    ['SQLite 14', (at) => open(at('nowhere/x.sqlite')), '/nowhere/x.sqlite: this database cannot be opened'],
    ['SQLite 26', (at) => open(at('file')), '/file: is not a database'],
  ];
  const open = (path: string) => naming(path, () => new DatabaseSync(path).exec('CREATE TABLE t (x)'));
  test.each(cases)('%s', (_, action, wanted) => {
    expect(describeSystemError(thrownBy(() => action((name) => join(folder, name))))).toContain(
      `${folder}${wanted}`,
    );
  });

  test('an error without a file name gets the place given by the caller', () => {
    const error = thrownBy(() => readFileSync(folder));
    expect(describeSystemError(error, 'my-recipe.json')).toMatch(/^my-recipe\.json: is a folder/);
  });

  test.each(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EMFILE', 'EIO'])('%s', (code) => {
    const error = Object.assign(new Error(code), { code, syscall: 'open', path: 'runs/x' });
    expect(describeSystemError(error)).toMatch(/^runs\/x: [a-z].+: [a-z]/);
  });
});

describe('an error of a port names it', () => {
  test('EADDRINUSE', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as { port: number };
    const second = createServer().listen(port, '127.0.0.1');
    const error = await new Promise((resolve) => second.once('error', resolve));
    holder.close();
    expect(describeSystemError(error)).toMatch(
      new RegExp(`^port ${port} on 127\\.0\\.0\\.1 is in use: .*--port (\\d+) or PORT=\\1$`),
    );
  });

  test('EACCES', () => {
    const error = { code: 'EACCES', syscall: 'listen', address: '0.0.0.0', port: 80 };
    expect(describeSystemError(Object.assign(new Error(), error))).toMatch(
      /^port 80 on 0\.0\.0\.0 may not be opened .*--port 8080/,
    );
  });
});

test('an error of the program, or one with an unknown code, is not described', () => {
  expect(describeSystemError(new TypeError('x is undefined'))).toBe(null);
  expect(describeSystemError(Object.assign(new Error(), { code: 'ERR_INVALID_ARG_TYPE' }))).toBe(null);
  expect(describeSystemError(Object.assign(new Error(), { code: 'EBADF', syscall: 'read' }))).toBe(null);
});
