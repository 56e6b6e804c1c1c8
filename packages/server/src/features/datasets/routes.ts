import { Type } from 'typebox';
import type { App } from '../../platform/app.ts';
import { rowsOf } from '../../platform/http/digitRows.ts';
import type { DatasetService } from './service.ts';

const Params = Type.Object({
  sha256: Type.String({ pattern: '^[\\da-f]{64}$', description: 'Of the raw file of its images.' }),
  row: Type.Integer({ minimum: 0, description: 'Where the digit stands, from 0, in the published order.' }),
});

const DatasetDigitSchema = Type.Object({
  dataset: Type.String({ description: 'Whose terms apply to the picture.' }),
  label: Type.Integer({ minimum: 0, maximum: 9 }),
  image: Type.Array(Type.Array(Type.Number()), { description: '0 = paper, 1 = ink. 28 rows of 28.' }),
});

/** What the hash names never changes. */
const FOR_EVER = 'private, max-age=31536000, immutable';

/** Digits of the data sets that the server was given, for the pictures of a report's misread digits. */
export async function datasetRoutes(
  app: App,
  { datasets }: { readonly datasets: DatasetService },
): Promise<void> {
  app.get(
    '/v1/datasets/:sha256/digits/:row',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'getDatasetDigit',
        tags: ['models'],
        summary: 'One digit of a data set, as reports of evaluations name it',
        description:
          "The digit is named by the SHA-256 of the raw file of its data set's images and by its row in the published order. Needs the data set in the folder of CIFRA_DATA.",
        params: Params,
        response: { 200: DatasetDigitSchema },
      },
    },
    async ({ params: { sha256, row } }, reply) => {
      const { dataset, label, image } = await datasets.digit(sha256, row);
      reply.header('cache-control', FOR_EVER);
      return { dataset, label, image: rowsOf(image) };
    },
  );
}
