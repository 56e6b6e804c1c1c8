import type { Manifest } from '@cifra/core/model/manifest.ts';
import { LINE_CLASSES } from '@cifra/core/model/symbols.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../../platform/app.ts';
import { contextOf } from '../../platform/http/requestContext.ts';
import { Problem } from '../../platform/problems.ts';
import type { ModelService } from '../models/service.ts';
import type { ReadService } from '../read/service.ts';
import { InferRequest, InferResponse, readRequest, writeResponse, wrong } from './tensors.ts';

export type OpenInferenceRoutes = {
  readonly reader: ReadService;
  readonly models: ModelService;
  readonly version: string;
  readonly ready: () => boolean;
};

/** Digits of one request at most, and columns of pixels of one strip. */
const MOST_IMAGES = 256;
const WIDEST = 8192;

const Name = Type.Object({ name: Type.String() });
const NameAndVersion = Type.Object({ name: Type.String(), version: Type.String() });
const Tensors = Type.Array(
  Type.Object({ name: Type.String(), datatype: Type.String(), shape: Type.Array(Type.Integer()) }),
);
const Live = Type.Object({ live: Type.Boolean() });
const Ready = Type.Object({ ready: Type.Boolean() });
const ModelReady = Type.Object({ name: Type.String(), ready: Type.Boolean() });
const ServerMetadata = Type.Object({
  name: Type.String(),
  version: Type.String(),
  extensions: Type.Array(Type.String()),
});
const ModelMetadata = Type.Object({
  name: Type.String(),
  versions: Type.Array(Type.String()),
  platform: Type.String(),
  inputs: Tensors,
  outputs: Tensors,
});

/**
 * The Open Inference Protocol 2: the active models as they are, tensors in and tensors out, for clients of KServe and Triton.
 * https://github.com/kserve/open-inference-protocol
 */
export async function openInferenceRoutes(
  app: App,
  { reader, models, version, ready }: OpenInferenceRoutes,
): Promise<void> {
  // Some clients name no media type, and bytes may follow the JSON.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  function active({ name, version }: { readonly name: string; readonly version?: string }): Manifest {
    const all = [models.active('digit').manifest, models.active('number').manifest];
    const found = all.find(
      (model) => model.name === name && (version === undefined || version === model.version),
    );
    if (found) return found;
    const there = all.map((model) => `${model.name}, version ${model.version}`).join('; ');
    throw new Problem(
      'model-not-found',
      `no model ${name}${version ? `, version ${version},` : ''} is active; ${there} are`,
    );
  }

  app.get(
    '/v2/health/live',
    {
      schema: {
        ...described('serverLive', 'Whether the server lives', 'Always true in an answer.'),
        response: { 200: Live },
      },
    },
    async () => ({ live: true }),
  );
  app.get(
    '/v2/health/ready',
    {
      schema: {
        ...described('serverReady', 'Whether it can infer', '503 while the readers start.'),
        response: { 200: Ready, 503: Ready },
      },
    },
    async (_request, reply) => (ready() ? { ready: true } : reply.code(503).send({ ready: false })),
  );
  for (const path of ['/v2', '/v2/']) {
    app.get(
      path,
      {
        schema: {
          ...described(
            'serverMetadata',
            'What the server is',
            'Name, version and the extensions of the protocol.',
          ),
          // KServe's own description has the second address; a description needs one.
          hide: path === '/v2/',
          response: { 200: ServerMetadata },
        },
      },
      async () => ({ name: 'cifra', version, extensions: ['binary_tensor_data'] }),
    );
  }

  addModel('/v2/models/:name', Name, 'model');
  addModel('/v2/models/:name/versions/:version', NameAndVersion, 'modelVersion');

  /** @param id what the operations' ids begin with */
  function addModel(path: string, params: typeof Name | typeof NameAndVersion, id: string): void {
    app.get(
      path,
      {
        config: { scope: 'read' },
        schema: {
          ...described(`${id}Metadata`, 'Inputs and outputs of a model', 'Only active models are served.'),
          params,
          response: { 200: ModelMetadata },
        },
      },
      async (request) => metadataOf(active(request.params)),
    );
    app.get(
      `${path}/ready`,
      {
        config: { scope: 'read' },
        schema: {
          ...described(`${id}Ready`, 'Whether a model can infer', '404 for a model that is not active.'),
          params,
          response: { 200: ModelReady, 503: ModelReady },
        },
      },
      // Clients look at the status alone.
      async (request, reply) => {
        const { name } = active(request.params);
        return ready() ? { name, ready: true } : reply.code(503).send({ name, ready: false });
      },
    );
    app.post(
      `${path}/infer`,
      {
        config: { scope: 'read', body: { schema: InferRequest, also: ['application/octet-stream'] } },
        schema: {
          ...described(
            `${id}Infer`,
            'Tensor → logits',
            'JSON, or bytes with `Inference-Header-Content-Length`.',
          ),
          params,
          response: { 200: InferResponse },
        },
      },
      async (request, reply) => infer(active(request.params), request, reply),
    );
  }

  async function infer(manifest: Manifest, request: FastifyRequest, reply: FastifyReply) {
    const jsonLength = request.headers['inference-header-content-length'];
    const { id, tensor, binary, outputs } = readRequest(
      request.body as Buffer,
      jsonLength as string | undefined,
    );
    const { name, dims, data } = tensor;
    checkShape(manifest, name, dims);
    const output = manifest.outputs.logits;
    const unknown = outputs.find((wanted) => wanted !== output);
    if (unknown !== undefined) throw wrong(`there is no output "${unknown}", but "${output}"`);
    const asked = { kind: 'infer', model: manifest.task, dims, data } as const;
    const answer = await reader.run<'infer'>(asked, contextOf(request, reply));
    const head = {
      model_name: answer.model.name,
      model_version: answer.model.version,
      ...(id !== undefined && { id }),
    };
    const { body, jsonLength: length } = writeResponse(head, { ...answer, name: output }, binary(output));
    if (length !== null) reply.header('inference-header-content-length', String(length));
    return reply.type(length === null ? 'application/json' : 'application/octet-stream').send(body as never);
  }
}

function described(operationId: string, summary: string, description: string) {
  return { operationId, tags: ['open inference protocol'], summary, description };
}

function metadataOf(manifest: Manifest) {
  const { name, version, input, outputs } = manifest;
  const logits = manifest.task === 'digit' ? [-1, 10] : [-1, -1, LINE_CLASSES];
  return {
    name,
    versions: [version],
    platform: 'onnxruntime_onnx',
    inputs: [{ name: input.name, datatype: 'FP32', shape: [-1, ...input.shape] }],
    outputs: [{ name: outputs.logits, datatype: 'FP32', shape: logits }],
  };
}

function checkShape(manifest: Manifest, name: string, dims: readonly number[]): void {
  const { input } = manifest;
  if (name !== input.name) throw wrong(`there is no input "${name}", but "${input.name}"`);
  const wanted = [-1, ...input.shape];
  const fits = dims.length === wanted.length && wanted.every((side, i) => side === -1 || side === dims[i]);
  if (!fits) throw wrong(`input "${name}" has the shape [${dims}], wanted [${wanted}]`);
  if (dims[0] > MOST_IMAGES) throw wrong(`${dims[0]} images, wanted ${MOST_IMAGES} at most`);
  if (manifest.task === 'number' && (dims[3] % manifest.input.stride !== 0 || dims[3] > WIDEST))
    throw wrong(`a width of ${dims[3]}, wanted a multiple of ${manifest.input.stride}, ${WIDEST} at most`);
}
