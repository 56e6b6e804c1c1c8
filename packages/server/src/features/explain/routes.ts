import { drawEvidence } from '@cifra/core/explain/drawEvidence.ts';
import { evidenceSvg } from '@cifra/core/explain/evidenceSvg.ts';
import { explanationSvg } from '@cifra/core/explain/explanationSvg.ts';
import { englishReasons, englishSheet } from '@cifra/core/words/english.ts';
import { sentences } from '@cifra/core/words/sentences.ts';
import { Type } from 'typebox';
import type { App } from '../../platform/app.ts';
import { negotiate } from '../../platform/http/accept.ts';
import { contextOf } from '../../platform/http/requestContext.ts';
import { Problem } from '../../platform/problems.ts';
import type { Explanation } from '../read/contract.ts';
import { explanationView } from '../read/explanationView.ts';
import { received, takePictures } from '../read/received.ts';
import { ExplanationSchema, ReadBody, ReadQuery } from '../read/schemas.ts';
import type { ReadService } from '../read/service.ts';

const ExplainQuery = Type.Object({
  expect: ReadQuery.properties.expect,
  line: Type.Integer({ minimum: 0, default: 0, description: 'Which line of the picture, from 0.' }),
  place: Type.Integer({ minimum: 0, default: 0, description: 'Which of its digits, from 0.' }),
  against: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 9, description: '"Why not …"; the runner-up when left out.' }),
  ),
  map: Type.Optional(
    Type.Enum(['gradCam', 'integratedGradients', 'occlusion', 'emptiness'], {
      description:
        'The map of a picture: of a PNG occlusion when left out; of an SVG a sheet with all of them.',
    }),
  ),
  scale: Type.Integer({
    minimum: 1,
    maximum: 32,
    default: 12,
    description: 'Of a PNG: pixels for each of the 28.',
  }),
});
type Drawing = { readonly map?: keyof Explanation['maps']; readonly scale: number };

/** Why a digit is read as what it is: numbers, or a picture by `Accept`. */
export async function explainRoutes(
  app: App,
  { reader, bodyBytes }: { readonly reader: ReadService; readonly bodyBytes: number },
): Promise<void> {
  await takePictures(app, bodyBytes);
  app.post(
    '/v1/explain',
    {
      config: {
        scope: 'read',
        body: {
          schema: ReadBody,
          fields: ReadQuery,
          also: ['image/png', 'image/jpeg', 'multipart/form-data'],
        },
        answers: ['image/png', 'image/svg+xml'],
      },
      schema: {
        operationId: 'explain',
        tags: ['reading'],
        summary: 'Why a digit is read as what it is, and not as another',
        description: 'As JSON, or drawn: `Accept: image/svg+xml` or `Accept: image/png`.',
        querystring: ExplainQuery,
        response: { 200: ExplanationSchema },
      },
    },
    async (request, reply) => {
      const { line, place, against, map, scale, ...query } = request.query;
      // Before the picture is read: an answer that the client does not accept is not worth the work.
      const type = negotiate(request, reply, ['application/json', 'image/svg+xml', 'image/png']);
      const { sent, options } = await received(request, query);
      if (sent.length > 1) throw new Problem('too-many-pictures', 'one picture at a time can be explained');
      const explanation = await reader.run<'explain'>(
        {
          kind: 'explain',
          picture: sent[0].content,
          options: { ...(options.expect !== undefined && { expect: options.expect }) },
          line,
          place,
          ...(against !== undefined && { against }),
        },
        contextOf(request, reply),
      );
      const drawing = { ...(map && { map }), scale };
      if (type === 'application/json') return explanationView(explanation);
      return reply.type(type).send((await drawers[type](explanation, drawing)) as never);
    },
  );
}

const drawers = {
  'image/svg+xml': async (explanation: Explanation, { map }: Drawing) => {
    const words = sentences(explanation, englishReasons);
    if (map) return evidenceSvg(explanation.image, explanation.maps[map], words.join(' '));
    const title = `Why ${explanation.digit} and not ${explanation.against}`;
    return explanationSvg({ ...explanation, title, sentences: words }, englishSheet);
  },
  'image/png': async ({ image, maps }: Explanation, { map = 'occlusion', scale }: Drawing) => {
    const { encodePng } = await import('@cifra/node/pictures/encode.ts');
    return Buffer.from(await encodePng(drawEvidence(image, maps[map], scale), 28 * scale));
  },
} as const;
