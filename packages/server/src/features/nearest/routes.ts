import { Type } from 'typebox';
import type { App } from '../../platform/app.ts';
import { inkOf, rowsOf } from '../../platform/http/digitRows.ts';
import type { ModelService } from '../models/service.ts';
import { DigitArray, ModelIdSchema, ReadBody } from '../read/schemas.ts';
import type { NearestService } from './service.ts';

const SIDE = 28;
/** A 1: one vertical stroke. */
const example = Array.from({ length: SIDE }, (_, y) =>
  Array.from({ length: SIDE }, (_, x) => (x > 12 && x < 16 && y > 3 && y < 24 ? 255 : 0)),
);

const NearestBody = Type.Object(
  {
    digit: DigitArray,
    inkValue: ReadBody.properties.inkValue,
    count: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 32, description: 'Number of digits to return; defaults to 8.' }),
    ),
  },
  { additionalProperties: false, examples: [{ digit: example, count: 3 }] },
);

const NearestSchema = Type.Object(
  {
    dataset: Type.String({
      description: 'Data set whose licence applies to the pictures.',
      examples: ['mnist train'],
    }),
    digits: Type.Array(
      Type.Object({
        row: Type.Integer({ description: 'Index of the digit in the data set, from 0.', examples: [30726] }),
        label: Type.Integer({ minimum: 0, maximum: 9, description: 'The digit that was written.' }),
        distance: Type.Number({
          minimum: 0,
          description: "Distance in the model's features; 0 for the digit itself.",
        }),
        image: Type.Array(Type.Array(Type.Number()), {
          description: '0 = paper, 1 = ink. 28 rows of 28.',
        }),
      }),
      { description: 'Nearest first.' },
    ),
    model: ModelIdSchema,
  },
  { title: 'Nearest', description: 'The training digits most similar to a digit, according to a model.' },
);

const findNearest = {
  config: { scope: 'read' },
  schema: {
    operationId: 'nearest',
    tags: ['reading'],
    summary: 'Find the training digits most similar to a digit, according to the model',
    description:
      'Requires the data set that the model was trained on, in the folder of CIFRA_DATA. The first request starts the index; until it is complete the response is `nearest-not-ready`.',
    body: NearestBody,
    response: { 200: NearestSchema },
  },
} as const;

type NearestRoutes = { readonly nearest: () => Promise<NearestService>; readonly models: ModelService };

/** A digit → the most similar digits that the model was trained on. */
export async function nearestRoutes(app: App, { nearest, models }: NearestRoutes): Promise<void> {
  app.post('/v1/nearest', findNearest, async ({ body: { digit, inkValue = 255, count = 8 } }) => {
    const { name, version, files } = models.active('digit').manifest;
    const image = inkOf(digit, inkValue, 'body/digit');
    const { dataset, digits } = await (await nearest()).find(image, count);
    return {
      dataset,
      digits: digits.map(({ image, ...each }) => ({ ...each, image: rowsOf(image) })),
      model: { name, version, sha256: files['model.onnx'] },
    };
  });
}
