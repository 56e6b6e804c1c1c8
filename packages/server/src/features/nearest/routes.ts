import { Type } from 'typebox';
import type { App } from '../../platform/app.ts';
import { inkOf, rowsOf } from '../../platform/http/digitRows.ts';
import type { ModelService } from '../models/service.ts';
import { DigitArray, ModelIdSchema, ReadBody } from '../read/schemas.ts';
import type { NearestService } from './service.ts';

const SIDE = 28;
/** A 1, drawn by arithmetic. */
const example = Array.from({ length: SIDE }, (_, y) =>
  Array.from({ length: SIDE }, (_, x) => (x > 12 && x < 16 && y > 3 && y < 24 ? 255 : 0)),
);

const NearestBody = Type.Object(
  {
    digit: DigitArray,
    inkValue: ReadBody.properties.inkValue,
    count: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 32, description: 'Digits wanted; 8 when left out.' }),
    ),
  },
  { additionalProperties: false, examples: [{ digit: example, count: 3 }] },
);

const NearestSchema = Type.Object(
  {
    dataset: Type.String({ description: 'Whose terms apply to the pictures.', examples: ['mnist train'] }),
    digits: Type.Array(
      Type.Object({
        row: Type.Integer({ description: 'Where it stands in the data set, from 0.', examples: [30726] }),
        label: Type.Integer({ minimum: 0, maximum: 9, description: 'What it is.' }),
        distance: Type.Number({
          minimum: 0,
          description: "In the model's features; 0 for the digit itself.",
        }),
        image: Type.Array(Type.Array(Type.Number()), {
          description: '0 = paper, 1 = ink. 28 rows of 28.',
        }),
      }),
      { description: 'Nearest first.' },
    ),
    model: ModelIdSchema,
  },
  { title: 'Nearest', description: 'Training digits that a model finds most like another digit.' },
);

type NearestRoutes = { readonly nearest: NearestService; readonly models: ModelService };

/** A digit → those that the model has learned from and finds most like it. */
export async function nearestRoutes(app: App, { nearest, models }: NearestRoutes): Promise<void> {
  app.post(
    '/v1/nearest',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'nearest',
        tags: ['reading'],
        summary: 'The training digits that the model finds most like a digit',
        description:
          'Needs the data set that the model was trained on, in the folder of CIFRA_DATA. The first question starts the search; while the index is made it is answered `nearest-not-ready`.',
        body: NearestBody,
        response: { 200: NearestSchema },
      },
    },
    async ({ body: { digit, inkValue = 255, count = 8 } }) => {
      const { manifest } = models.active('digit');
      const { dataset, digits } = await nearest.find(inkOf(digit, inkValue, 'body/digit'), count);
      return {
        dataset,
        digits: digits.map(({ image, ...each }) => ({ ...each, image: rowsOf(image) })),
        model: {
          name: manifest.name,
          version: manifest.version,
          sha256: manifest.files['model.onnx'],
        },
      };
    },
  );
}
