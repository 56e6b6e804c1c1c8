import type { Manifest } from '@cifra/core/model/manifest.ts';
import type { JudgedModel } from '../evaluation/report/report.ts';

/** The description of a model in a report. */
export function judgedModel({
  name,
  version,
  parameters,
  multiplyAdds,
  temperature,
  files,
}: Manifest): JudgedModel {
  return { name, version, parameters, multiplyAdds, temperature, sha256: files['model.onnx'] };
}
