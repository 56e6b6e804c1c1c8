import { Type } from 'typebox';
import type { App } from '../../platform/app.ts';
import { tagAnswers } from '../../platform/http/etags.ts';
import type { ModelService } from './service.ts';
import type { StoredModel } from './store.ts';

const TaskSchema = Type.Enum(['digit', 'number', 'page'], {
  description:
    '`digit` for single digits, `number` for text lines of digits and marks, `page` for finding text lines.',
});

const ModelSchema = Type.Object({
  id: Type.String({ description: '`name@version`', examples: ['digit@1.0.0'] }),
  name: Type.String(),
  version: Type.String(),
  task: TaskSchema,
  active: Type.Boolean({ description: 'True if this model is used for reading.' }),
  sha256: Type.String({ description: 'SHA-256 of model.onnx.' }),
  parameters: Type.Number(),
  multiplyAdds: Type.Number(),
});

const FullModelSchema = Type.Object({
  ...ModelSchema.properties,
  manifest: Type.Unknown({ description: 'manifest.json of the release: training, thresholds, figures.' }),
  card: Type.Union([Type.String({ description: 'Markdown' }), Type.Null()]),
});

const IdParams = Type.Object({
  id: Type.String({ maxLength: 200, description: '`name@version`, or only a name.' }),
});

const listModels = {
  config: { scope: 'read' },
  schema: {
    operationId: 'listModels',
    tags: ['models'],
    summary: 'List the models on the server',
    description: 'Ordered by id. One model per task is `active`: the one that is used for reading.',
    response: { 200: Type.Object({ models: Type.Array(ModelSchema) }) },
  },
} as const;

const getModel = {
  config: { scope: 'read' },
  schema: {
    operationId: 'getModel',
    tags: ['models'],
    summary: 'Get a model with its manifest and card',
    description: 'The id is `name@version`, or only a name. `card` is Markdown.',
    params: IdParams,
    response: { 200: FullModelSchema },
  },
} as const;

const activateModel = {
  config: { scope: 'admin' },
  schema: {
    operationId: 'activateModel',
    tags: ['models'],
    summary: 'Activate a model: use it for reading from now on',
    description: 'Requests in flight finish with the previous model; none is dropped.',
    params: IdParams,
    response: { 200: ModelSchema },
  },
} as const;

const rollBackModel = {
  config: { scope: 'admin' },
  schema: {
    operationId: 'rollBackModel',
    tags: ['models'],
    summary: 'Activate the previous model again',
    description:
      'Goes back to the previously active model of one task. Requests in flight finish with the model they started with.',
    querystring: Type.Object({ task: TaskSchema }),
    response: { 200: ModelSchema },
  },
} as const;

/** The models on the server: list, details, activation. */
export async function modelRoutes(app: App, { models }: { readonly models: ModelService }): Promise<void> {
  await tagAnswers(app);
  const view = ({ id, manifest }: StoredModel) => {
    const { name, version, task, files, parameters, multiplyAdds } = manifest;
    const active = models.active(task).id === id;
    return { id, name, version, task, active, sha256: files['model.onnx'], parameters, multiplyAdds };
  };

  app.get('/v1/models', listModels, async () => ({ models: (await models.list()).map(view) }));

  app.get('/v1/models/:id', getModel, async ({ params }) => {
    const model = await models.find(params.id);
    return { ...view(model), manifest: model.manifest, card: await models.card(model) };
  });

  app.post('/v1/models/:id/activate', activateModel, async ({ params }) =>
    view(await models.activate(params.id)),
  );

  app.post('/v1/models/roll-back', rollBackModel, async ({ query }) =>
    view(await models.rollBack(query.task)),
  );
}
