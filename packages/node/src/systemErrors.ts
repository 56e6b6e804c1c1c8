/** The fields of system errors: of files and sockets (`errno`), and of SQLite (`errcode`). */
type SystemError = Error & {
  readonly code: string;
  readonly syscall?: string;
  readonly path?: string;
  readonly address?: string;
  readonly port?: number;
  readonly hostname?: string;
  readonly errcode?: number;
};

/** The meaning of a code and the advice, printed after the name of the file. */
const fileWords: Readonly<Record<string, string>> = {
  EACCES: 'permission denied: check who owns it and what its permissions are, or name another place',
  EPERM: 'the system does not permit this: check who owns it, or name another place',
  EROFS: 'the file system is read-only: name another place',
  ENOSPC: 'no space is left on this disk: free some space and run the command again',
  EDQUOT: 'your disk quota is used up: free some space and run the command again',
  EEXIST: 'something with this name exists: name another place',
  EISDIR: 'is a folder, expected a file: name a file in it',
  ENOTDIR: 'a part of this path is a file, expected a folder: name another place',
  ENOENT: 'does not exist: check the name',
  ENOTEMPTY: 'the folder is not empty: name another place',
  EBUSY: 'another program is using it: try again when it has ended',
  ENAMETOOLONG: 'the name is too long: use a shorter one',
  ELOOP: 'its symbolic links form a loop: check them',
  EIO: 'the disk failed to read or write it: check the disk, or name another place',
  EMFILE: 'too many files are open: raise the limit of open files (ulimit -n)',
  ENFILE: 'too many files are open on this machine: close other programs',
};

/** Messages by SQLite result code, https://sqlite.org/rescode.html. */
const sqliteWords: Readonly<Record<number, string>> = {
  5: 'another process is using this database: try again when it has ended',
  8: 'this database cannot be written: check its permissions and those of its folder',
  10: 'the disk failed to read or write this database: check the disk, or name another place',
  11: 'this database is damaged: restore it from a backup, or name another place',
  13: 'no space is left on this disk for the database: free some space and run the command again',
  14: 'this database cannot be opened: check that it is a file, and the permissions of its folder',
  26: 'is not a database: name another place, or move this file away',
};

/**
 * Describes a system error in one line: the file or port, the problem, and what to do.
 * @param place what was being read or written: some errors, such as a full disk, do not name a file
 * @returns null for other errors, and for codes that indicate a bug in the program
 */
export function describeSystemError(error: unknown, place?: string): string | null {
  if (!isSystemError(error)) return null;
  const file = error.path ?? place ?? 'a file';
  if (error.errcode !== undefined) return behind(file, sqliteWords[error.errcode & 0xff]);
  if (error.syscall === 'listen' || error.syscall === 'bind') return listenWords(error);
  if (error.syscall === 'getaddrinfo')
    return `the host "${error.hostname}" has no known address: check the name`;
  if (error.syscall === 'mkdir' && error.code === 'EEXIST')
    return `${file}: a file has this name, expected a folder: name another place`;
  return behind(file, fileWords[error.code]);
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && typeof (error as Partial<SystemError>).code === 'string';
}

function behind(file: string, words: string | undefined): string | null {
  return words === undefined ? null : `${file}: ${words}`;
}

function listenWords({ code, address, port = 0 }: SystemError): string | null {
  const where = port > 0 ? `port ${port} on ${address}` : String(address);
  const free = port < 65_535 && port >= 1024 ? port + 1 : 8080;
  const other = `for example with --port ${free} or PORT=${free}`;
  switch (code) {
    case 'EADDRINUSE':
      return `${where} is in use: end the program that uses it, or choose another port, ${other}`;
    case 'EACCES':
      return `${where} may not be opened by this user: choose a port from 1024 up, ${other}`;
    case 'EADDRNOTAVAIL':
      return `this machine does not have the address ${address}: choose another one, for example with --host 127.0.0.1 or HOST=127.0.0.1`;
    default:
      return null;
  }
}

/** Runs `work`. Adds `path` to system errors that do not name a file. */
export function naming<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (isSystemError(error) && error.path === undefined) Object.assign(error, { path });
    throw error;
  }
}
