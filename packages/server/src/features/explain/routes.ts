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
import type { Asked, Explanation } from '../read/contract.ts';
import { explanationView } from '../read/explanationView.ts';
import { received, takePictures } from '../read/received.ts';
import { ExplanationSchema, ReadBody, ReadQuery } from '../read/schemas.ts';
import type { ReadService } from '../read/service.ts';

const ExplainQuery = Type.Object({
  expect: ReadQuery.properties.expect,
  style: ReadQuery.properties.style,
  line: Type.Integer({ minimum: 0, default: 0, description: 'Text line of the picture, from 0.' }),
  place: Type.Integer({ minimum: 0, default: 0, description: 'Digit of the line, from 0.' }),
  against: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 9,
      description: 'The digit to compare with ("why not …"); defaults to the second most likely digit.',
    }),
  ),
  map: Type.Optional(
    Type.Enum(['gradCam', 'integratedGradients', 'occlusion', 'emptiness'], {
      description: 'The map to draw. Defaults to occlusion for PNG, and to a sheet with all maps for SVG.',
    }),
  ),
  scale: Type.Integer({
    minimum: 1,
    maximum: 32,
    default: 12,
    description: 'Size of a PNG: pixels per pixel of the 28×28 frame.',
  }),
});
type Drawing = { readonly map?: keyof Explanation['maps']; readonly scale: number };

const explainOptions = {
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
    summary: 'Explain why a digit is read as it is and not as another',
    description: 'As JSON, or as a drawing: `Accept: image/svg+xml` or `Accept: image/png`.',
    querystring: ExplainQuery,
    response: { 200: ExplanationSchema },
  },
} as const;

type ExplainRoutes = { readonly reader: ReadService; readonly bodyBytes: number };

/** Explains why a digit is read as it is: numbers, or a drawing by `Accept`. */
export async function explainRoutes(app: App, { reader, bodyBytes }: ExplainRoutes): Promise<void> {
  await takePictures(app, bodyBytes);
  app.post('/v1/explain', explainOptions, async (request, reply) => {
    const { line, place, against, map, scale, ...query } = request.query;
    // Before the picture is read, so that no work is done for a type that the client does not
    // accept.
    const type = negotiate(request, reply, ['application/json', 'image/svg+xml', 'image/png']);
    const { sent, options } = await received(request, query);
    if (sent.length > 1) throw new Problem('too-many-pictures', 'send one picture at a time');
    const asked: Asked<'explain'> = {
      kind: 'explain',
      picture: sent[0].content,
      options: {
        ...(options.expect !== undefined && { expect: options.expect }),
        ...(options.style !== undefined && { style: options.style }),
      },
      line,
      place,
      ...(against !== undefined && { against }),
    };
    const explanation = await reader.run<'explain'>(asked, contextOf(request, reply));
    if (type === 'application/json') return explanationView(explanation);
    const drawing = { ...(map && { map }), scale };
    return reply.type(type).send((await drawers[type](explanation, drawing)) as never);
  });
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
