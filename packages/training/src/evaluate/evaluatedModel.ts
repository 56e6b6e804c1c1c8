import type { Manifest } from '@cifra/core/model/manifest.ts';
import type { EvaluatedModel } from '../evaluation/report/report.ts';

/** The description of a model in a report. */
export function evaluatedModel({
  name,
  version,
  parameters,
  multiplyAdds,
  temperature,
  files,
}: Manifest): EvaluatedModel {
  return { name, version, parameters, multiplyAdds, temperature, sha256: files['model.onnx'] };
}
