// tesseract.js with the data of the package @tesseract.js-data/eng, told to expect one line of digits.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { project, report, versionOf } from './reading.mjs';

await report(versionOf('tesseract.js'), async () => {
  const { resolve } = createRequire(join(project, 'index.js'));
  const tesseract = await import(pathToFileURL(resolve('tesseract.js')).href);
  const langPath = join(dirname(resolve('@tesseract.js-data/eng')), '4.0.0_best_int');
  const worker = await tesseract.createWorker('eng', tesseract.OEM.LSTM_ONLY, {
    langPath,
    cacheMethod: 'none',
  });
  await worker.setParameters({
    tessedit_char_whitelist: '0123456789',
    tessedit_pageseg_mode: tesseract.PSM.SINGLE_LINE,
  });
  return async (file) => (await worker.recognize(file)).data.text;
});
process.exit();
