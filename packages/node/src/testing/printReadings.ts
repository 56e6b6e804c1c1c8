// Prints the readings of the named pictures as JSON, and whether ONNX Runtime is installed.
import { readFile } from 'node:fs/promises';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { createPageModel } from '@cifra/core/model/pageModel.ts';
import { createRecogniser } from '@cifra/core/recognise/recognise.ts';
import { modelFolder } from '../models/folders.ts';
import { loadBundle } from '../models/loadBundle.ts';
import { decodePicture } from '../pictures/decode.ts';
import { runtime } from '../runtime.ts';

const { recognise } = createRecogniser({
  classifier: await createClassifier(await loadBundle(modelFolder('digit'), 'digit'), runtime),
  lineModel: await createLineModel(await loadBundle(modelFolder('number'), 'number'), runtime),
  pageModel: await createPageModel(await loadBundle(modelFolder('page'), 'page'), runtime),
});
const isInstalled = await import('../onnxruntime/onnxruntime.ts').then(
  () => true,
  () => false,
);
const readings: Record<string, unknown> = {};
for (const file of process.argv.slice(2)) {
  const { picture } = await decodePicture(await readFile(file));
  readings[file] = (await recognise(picture)).map(({ text, refusal, box, confidence }) => {
    // Both runtimes round in other places.
    return { text, refusal, box, confidence: confidence.toFixed(3) };
  });
}
console.log(JSON.stringify({ isInstalled, readings }));
