// One training thread: runs the graph that it received on the data that it receives.
import type { Session, Tensor } from '@cifra/core/model/runtime.ts';
import { faultOf } from '../platform/fault.ts';
import { openRuntime } from './openRuntime.ts';
import type { FromSession, ToSession } from './workerRuntime.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const post = (message: FromSession) => scope.postMessage(message);
let session: Session | undefined;

async function answer(message: ToSession): Promise<Record<string, Tensor>> {
  if (message.kind === 'load') {
    session = await (await openRuntime(message.base)).load(message.model);
    return {};
  }
  if (!session) throw new Error('no graph was loaded');
  const results = await session.run(message.feeds);
  return Object.fromEntries(Object.entries(results).map(([name, { dims, data }]) => [name, { dims, data }]));
}

scope.onmessage = ({ data }: MessageEvent<ToSession>) => {
  answer(data).then(
    (results) => post({ kind: 'done', results }),
    (error) => post({ kind: 'failed', fault: faultOf(error) }),
  );
};
post({ kind: 'ready' });
