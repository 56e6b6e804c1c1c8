// A process that decodes and reads pictures. A hostile picture that breaks native code ends this
// process, not the server.
import { serveParent } from '../../../platform/processes/serveParent.ts';
import type { Answer, Asked } from '../contract.ts';
import { type ModelSets, openModelSets } from './modelSets.ts';
import type { OpenModels } from './models.ts';
import type { ReaderProtocol } from './readerProtocol.ts';
import { tasks } from './tasks.ts';

async function answer(models: ModelSets, asked: ReaderProtocol['asked']): Promise<ReaderProtocol['answer']> {
  switch (asked.kind) {
    case 'prepare':
      return models.prepare(asked.folders);
    case 'switch':
      models.switch();
      return null;
    case 'forget':
      models.forget();
      return null;
    default: {
      const task = tasks[asked.kind] as (models: OpenModels, asked: Asked) => Promise<Answer>;
      return models.use((open) => task(open, asked));
    }
  }
}

await serveParent<ReaderProtocol>(async (setup, notify) => {
  const models = await openModelSets(setup, notify);
  return { ready: models.ids, answer: (asked) => answer(models, asked) };
});
