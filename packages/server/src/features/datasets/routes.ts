import { Type } from 'typebox';
import type { App } from '../../platform/app.ts';
import { rowsOf } from '../../platform/http/digitRows.ts';
import type { DatasetService } from './service.ts';

const Params = Type.Object({
  sha256: Type.String({
    pattern: '^[\\da-f]{64}$',
    description: 'SHA-256 of the uncompressed file with the images of the data set.',
  }),
  row: Type.Integer({ minimum: 0, description: 'Index of the digit in the published order, from 0.' }),
});

const DatasetDigitSchema = Type.Object({
  dataset: Type.String({ description: 'Data set whose licence applies to the picture.' }),
  label: Type.Integer({ minimum: 0, maximum: 9 }),
  image: Type.Array(Type.Array(Type.Number()), { description: '0 = paper, 1 = ink. 28 rows of 28.' }),
});

/** The content of an address with a hash never changes. */
const FOR_EVER = 'private, max-age=31536000, immutable';

/** Digits of data sets, for the misread digits in reports of evaluations. */
export async function datasetRoutes(
  app: App,
  { datasets }: { readonly datasets: () => Promise<DatasetService> },
): Promise<void> {
  app.get(
    '/v1/datasets/:sha256/digits/:row',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'getDatasetDigit',
        tags: ['models'],
        summary: 'Get one digit of a data set, as named in reports of evaluations',
        description: 'Requires the data set in the folder of CIFRA_DATA.',
        params: Params,
        response: { 200: DatasetDigitSchema },
      },
    },
    async ({ params: { sha256, row } }, reply) => {
      const { dataset, label, image } = await (await datasets()).digit(sha256, row);
      reply.header('cache-control', FOR_EVER);
      return { dataset, label, image: rowsOf(image) };
    },
  );
}
