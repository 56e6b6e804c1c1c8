// The thread of the embedded database. Postgres in WebAssembly blocks its thread while it computes,
// reads and writes files; the server's own thread must keep answering.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { FromPglite, PgliteFault, PgliteResult, ToPglite } from './pgliteMessages.ts';

const port = parentPort!;
const send = (message: FromPglite): void => port.postMessage(message);
const pglite = await PGlite.create(await completeFolder(workerData as string));
let last = Promise.resolve();
port.on('message', (message: ToPglite) => {
  last = last.then(() => answer(message));
});
send({ kind: 'open' });

async function answer(message: ToPglite): Promise<void> {
  const { id } = message;
  try {
    send({ kind: 'answer', id, results: await carryOut(message) });
  } catch (error) {
    send({ kind: 'fault', id, fault: faultOf(error) });
  }
}

async function carryOut(message: ToPglite): Promise<PgliteResult[]> {
  switch (message.kind) {
    case 'query':
      return [resultOf(await pglite.query(message.text, [...message.values]))];
    case 'exec':
      return (await pglite.exec(message.text)).map(resultOf);
    case 'close':
      await pglite.close();
      return [];
  }
}

function resultOf(result: object): PgliteResult {
  const { rows, affectedRows, command } = result as PgliteResult;
  return {
    rows,
    ...(affectedRows !== undefined && { affectedRows }),
    ...(command !== undefined && { command }),
  };
}

/**
 * All fields of an error except the statement's parameters, which may be large and are not used.
 */
function faultOf(error: unknown): PgliteFault {
  if (!(error instanceof Error)) return { message: String(error) };
  const fields = Object.entries(error).filter(
    (field): field is [string, string | number] =>
      typeof field[1] === 'string' || typeof field[1] === 'number',
  );
  return { ...Object.fromEntries(fields), message: error.message };
}

/**
 * Returns the folder of a complete Postgres. Creating one takes seconds, and a process that is
 * killed meanwhile would leave a folder that never starts. So it is created under another name, and
 * renamed at the end.
 */
async function completeFolder(folder: string): Promise<string> {
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const made = await PGlite.create(unfinished);
  await made.close();
  renameSync(unfinished, folder);
  return folder;
}
