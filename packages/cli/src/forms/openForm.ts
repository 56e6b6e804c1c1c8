import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { createRecogniser } from '@cifra/core/recognise/recognise.ts';
import { loadOpenCv } from '@cifra/forms/node/loadOpenCv.ts';
import { loadCodeReader } from '@cifra/forms/node/printTools.ts';
import { type Form, openForm as open } from '@cifra/forms/read/openForm.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { loadReleased } from '../reading/releasedModel.ts';
import type { OpenTemplate } from './openTemplate.ts';

/** Opens a template with the released models. */
export async function openForm({ template, blanks }: OpenTemplate): Promise<Form> {
  const [digit, number] = await Promise.all([loadReleased('digit'), loadReleased('number')]);
  const recogniser = createRecogniser({
    classifier: await digit.use((bundle) => createClassifier(bundle, runtime)),
    lineModel: await number.use((bundle) => createLineModel(bundle, runtime)),
  });
  return open(await loadOpenCv(), template, blanks, recogniser, await loadCodeReader());
}
