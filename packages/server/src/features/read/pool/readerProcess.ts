// A process that decodes and reads: what a hostile picture can break in native code is this, not the server.
import { PictureError } from '@cifra/node/pictures/pictureError.ts';
import { Problem } from '../../../platform/problems.ts';
import type { Asked, ModelFolders } from '../contract.ts';
import type { Fault, FromReader, Outcome, ToReader } from './messages.ts';
import { type OpenModels, openModels } from './models.ts';
import { tasks } from './tasks.ts';

let current: OpenModels;
let prepared: OpenModels | null = null;
/** Work under way with each set of models; the old ones are freed when theirs is done. */
const underWay = new Map<OpenModels, number>();

let outcomes: Outcome[] = [];
let batches: number[] = [];

function tell(message: FromReader): void {
  process.send?.(message);
}

/** What is ready in one turn of the event loop crosses in one message. */
function settle(outcome: Outcome): void {
  if (outcomes.push(outcome) > 1) return;
  setImmediate(() => {
    tell({ type: 'outcomes', outcomes, batches });
    outcomes = [];
    batches = [];
  });
}

async function work(id: number, asked: Asked): Promise<void> {
  const models = current;
  underWay.set(models, (underWay.get(models) ?? 0) + 1);
  try {
    const task = tasks[asked.kind] as (models: OpenModels, asked: Asked) => Promise<never>;
    settle({ id, answer: await task(models, asked) });
  } catch (error) {
    settle({ id, fault: faultOf(error) });
  }
  underWay.set(models, underWay.get(models)! - 1);
  freeUnused(models);
}

function freeUnused(models: OpenModels): void {
  if (models === current || models === prepared || underWay.get(models)) return;
  underWay.delete(models);
  void models.release();
}

function faultOf(error: unknown): Fault {
  if (error instanceof PictureError)
    return { kind: 'picture', problem: error.problem, message: error.message };
  if (error instanceof Problem) return { kind: 'problem', code: error.code, message: error.message };
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return error instanceof RangeError && message.startsWith('maxError')
    ? { kind: 'problem', code: 'invalid-options', message }
    : { kind: 'failed', message, stack };
}

const open = (folders: ModelFolders) => openModels(folders, (size) => batches.push(size));

async function prepare(folders: ModelFolders): Promise<void> {
  try {
    prepared = await open(folders);
    tell({ type: 'prepared', models: Object.values(prepared.ids) });
  } catch (error) {
    tell({ type: 'unusable', message: (error as Error).message });
  }
}

function replace(next: OpenModels | null): void {
  const old = next === null ? prepared : current;
  if (next !== null) current = next;
  prepared = null;
  if (old !== null) freeUnused(old);
}

process.on('message', (message: ToReader) => {
  switch (message.type) {
    case 'work':
      for (const { id, asked } of message.items) void work(id, asked);
      return;
    case 'prepare':
      return void prepare(message.folders);
    case 'switch':
      return replace(prepared);
    case 'forget':
      return replace(null);
    default:
      message satisfies never;
  }
});
// The server has ended, however it did.
process.on('disconnect', () => process.exit());
// Ctrl-C reaches the whole group; the server decides when its readers end.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});

current = await open(JSON.parse(process.argv[2]) as ModelFolders);
tell({ type: 'ready', models: Object.values(current.ids) });
