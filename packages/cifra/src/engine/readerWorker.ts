// The worker of the package. The build makes one script of it, which `workerEngine.ts` starts.
import type { Engine } from './engine.ts';
import { openLocalEngine } from './localEngine.ts';
import { type FromWorker, sentError, type ToWorker } from './messages.ts';

type Scope = {
  onmessage: ((event: { readonly data: ToWorker }) => void) | null;
  postMessage(message: FromWorker): void;
};
const scope = globalThis as unknown as Scope;

let engine: Promise<Engine>;
const dropped = new Set<number>();
let turn: Promise<void> = Promise.resolve();

scope.onmessage = ({ data }) => {
  if (data.kind === 'open') engine = opened(data.parts);
  else if (data.kind === 'drop') dropped.add(data.id);
  else turn = turn.then(() => answer(data));
};
scope.postMessage({ kind: 'started' });

function opened(parts: Extract<ToWorker, { kind: 'open' }>['parts']): Promise<Engine> {
  const opening = openLocalEngine(parts);
  opening.then(
    () => scope.postMessage({ kind: 'opened' }),
    (error) => scope.postMessage({ kind: 'not-opened', error: sentError(error) }),
  );
  return opening;
}

async function answer({ id, picture, options }: Extract<ToWorker, { kind: 'read' }>): Promise<void> {
  // Lets a message that drops this reading arrive first.
  await new Promise((resume) => setTimeout(resume));
  if (dropped.delete(id)) return;
  try {
    const readings = await (await engine).recognise(picture, options);
    scope.postMessage({ kind: 'read', id, readings });
  } catch (error) {
    scope.postMessage({ kind: 'failed', id, error: sentError(error) });
  }
  dropped.delete(id);
}
