import type { Manifest, ReadingManifest } from '@cifra/core/model/manifest.ts';
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

/** Maximum number of images in one request, and maximum width of a text line in pixels. */
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

/** The options of a route of one model, whose operation ids start with `id`. */
function modelOptions<P extends typeof Name | typeof NameAndVersion>(params: P, id: string) {
  return {
    metadata: {
      config: { scope: 'read' },
      schema: {
        ...described(`${id}Metadata`, 'Get the inputs and outputs of a model', 'Only for active models.'),
        params,
        response: { 200: ModelMetadata },
      },
    },
    ready: {
      config: { scope: 'read' },
      schema: {
        ...described(`${id}Ready`, 'Check if a model is ready', '404 for a model that is not active.'),
        params,
        response: { 200: ModelReady, 503: ModelReady },
      },
    },
    infer: {
      config: { scope: 'read', body: { schema: InferRequest, also: ['application/octet-stream'] } },
      schema: {
        ...described(
          `${id}Infer`,
          'Run a model on a tensor: logits',
          'JSON, or bytes with `Inference-Header-Content-Length`.',
        ),
        params,
        response: { 200: InferResponse },
      },
    },
  } as const;
}

/**
 * The Open Inference Protocol 2, for clients of KServe and Triton. Runs the active models without
 * the reader: tensors in, tensors out. https://github.com/kserve/open-inference-protocol
 */
export async function openInferenceRoutes(app: App, routes: OpenInferenceRoutes): Promise<void> {
  // Some clients send no media type, and bytes may follow the JSON.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  addServer(app, routes);
  addModel(app, routes, '/v2/models/:name', Name, 'model');
  addModel(app, routes, '/v2/models/:name/versions/:version', NameAndVersion, 'modelVersion');
}

function addServer(app: App, { version, ready }: OpenInferenceRoutes): void {
  const live = described('serverLive', 'Check if the server is alive', 'Always true.');
  app.get('/v2/health/live', { schema: { ...live, response: { 200: Live } } }, async () => ({ live: true }));

  const isReady = described('serverReady', 'Check if the server is ready', '503 while the readers start.');
  app.get(
    '/v2/health/ready',
    { schema: { ...isReady, response: { 200: Ready, 503: Ready } } },
    async (_request, reply) => (ready() ? { ready: true } : reply.code(503).send({ ready: false })),
  );

  const metadata = described(
    'serverMetadata',
    'Get the metadata of the server',
    'Name, version, and supported extensions of the protocol.',
  );
  for (const path of ['/v2', '/v2/']) {
    // KServe's own OpenAPI document has only `/v2/`. Ours describes only `/v2`, because both do the
    // same.
    const schema = { ...metadata, hide: path === '/v2/', response: { 200: ServerMetadata } };
    const extensions = ['binary_tensor_data'];
    app.get(path, { schema }, async () => ({ name: 'cifra', version, extensions }));
  }
}

function addModel(
  app: App,
  { reader, models, ready }: OpenInferenceRoutes,
  path: string,
  params: typeof Name | typeof NameAndVersion,
  id: string,
): void {
  const options = modelOptions(params, id);
  app.get(path, options.metadata, async (request) => metadataOf(active(models, request.params)));
  // Clients look only at the status.
  app.get(`${path}/ready`, options.ready, async (request, reply) => {
    const { name } = active(models, request.params);
    return ready() ? { name, ready: true } : reply.code(503).send({ name, ready: false });
  });
  app.post(`${path}/infer`, options.infer, async (request, reply) =>
    infer(reader, active(models, request.params), request, reply),
  );
}

/** The manifest of an active model. @throws Problem model-not-found */
function active(
  models: ModelService,
  { name, version }: { readonly name: string; readonly version?: string },
): ReadingManifest {
  const all = [models.active('digit').manifest, models.active('number').manifest].filter(isReading);
  const found = all.find(
    (model) => model.name === name && (version === undefined || version === model.version),
  );
  if (found) return found;
  const asked = `${name}${version ? `, version ${version},` : ''}`;
  const there = all.map((model) => `${model.name}, version ${model.version}`).join('; ');
  throw new Problem('model-not-found', `model ${asked} is not active; the active models are ${there}`);
}

function isReading(manifest: Manifest): manifest is ReadingManifest {
  return manifest.task !== 'page';
}

async function infer(
  reader: ReadService,
  manifest: ReadingManifest,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const jsonLength = request.headers['inference-header-content-length'] as string | undefined;
  const { id, tensor, binary, outputs } = readRequest(request.body as Buffer, jsonLength);
  const { name, dims, data } = tensor;
  checkShape(manifest, name, dims);
  const output = manifest.outputs.logits;
  const unknown = outputs.find((wanted) => wanted !== output);
  if (unknown !== undefined) throw wrong(`unknown output "${unknown}", expected "${output}"`);
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

function described(operationId: string, summary: string, description: string) {
  return { operationId, tags: ['open inference protocol'], summary, description };
}

function metadataOf(manifest: ReadingManifest) {
  const { name, version, input, outputs } = manifest;
  const logits = manifest.task === 'digit' ? [-1, 10] : [-1, -1, manifest.labels.length + 1];
  return {
    name,
    versions: [version],
    platform: 'onnxruntime_onnx',
    inputs: [{ name: input.name, datatype: 'FP32', shape: [-1, ...input.shape] }],
    outputs: [{ name: outputs.logits, datatype: 'FP32', shape: logits }],
  };
}

function checkShape(manifest: ReadingManifest, name: string, dims: readonly number[]): void {
  const { input } = manifest;
  if (name !== input.name) throw wrong(`unknown input "${name}", expected "${input.name}"`);
  const expected = [-1, ...input.shape];
  const fits =
    dims.length === expected.length && expected.every((side, i) => side === -1 || side === dims[i]);
  if (!fits) throw wrong(`input "${name}" has the shape [${dims}], expected [${expected}]`);
  if (dims[0] > MOST_IMAGES) throw wrong(`${dims[0]} images, expected at most ${MOST_IMAGES}`);
  if (manifest.task === 'number' && (dims[3] % manifest.input.stride !== 0 || dims[3] > WIDEST))
    throw wrong(
      `the width is ${dims[3]}, expected a multiple of ${manifest.input.stride}, at most ${WIDEST}`,
    );
}
