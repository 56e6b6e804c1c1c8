import { Type } from 'typebox';
import type { App } from '../../platform/app.ts';
import { tagAnswers } from '../../platform/http/etags.ts';
import type { ModelService } from './service.ts';
import type { StoredModel } from './store.ts';

const TaskSchema = Type.Enum(['digit', 'number'], {
  description: 'Single digits, or lines of digits and marks.',
});

const ModelSchema = Type.Object({
  id: Type.String({ description: '`name@version`', examples: ['digit@1.0.0'] }),
  name: Type.String(),
  version: Type.String(),
  task: TaskSchema,
  active: Type.Boolean({ description: 'Whether it reads at present.' }),
  sha256: Type.String({ description: 'Of model.onnx.' }),
  parameters: Type.Number(),
  multiplyAdds: Type.Number(),
});

const FullModelSchema = Type.Object({
  ...ModelSchema.properties,
  manifest: Type.Unknown({ description: 'manifest.json as released: training, thresholds, figures.' }),
  card: Type.Union([Type.String({ description: 'Markdown' }), Type.Null()]),
});

const IdParams = Type.Object({
  id: Type.String({ maxLength: 200, description: '`name@version`, or a name alone.' }),
});

/** The models there are, which of them read, and the change to another. */
export async function modelRoutes(app: App, { models }: { readonly models: ModelService }): Promise<void> {
  await tagAnswers(app);
  const view = ({ id, manifest }: StoredModel) => {
    const { name, version, task, files, parameters, multiplyAdds } = manifest;
    const active = models.active(task).id === id;
    return { id, name, version, task, active, sha256: files['model.onnx'], parameters, multiplyAdds };
  };

  app.get(
    '/v1/models',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'listModels',
        tags: ['models'],
        summary: 'The models there are',
        description:
          'All models on the server, in order of their ids. `active` marks the one that reads for each task.',
        response: { 200: Type.Object({ models: Type.Array(ModelSchema) }) },
      },
    },
    async () => ({ models: (await models.list()).map(view) }),
  );

  app.get(
    '/v1/models/:id',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'getModel',
        tags: ['models'],
        summary: 'A model with its manifest, card and figures',
        description: 'The id is `name@version`, or a name alone. `card` is Markdown.',
        params: IdParams,
        response: { 200: FullModelSchema },
      },
    },
    async ({ params }) => {
      const model = await models.find(params.id);
      return { ...view(model), manifest: model.manifest, card: await models.card(model) };
    },
  );

  app.post(
    '/v1/models/:id/activate',
    {
      config: { scope: 'admin' },
      schema: {
        operationId: 'activateModel',
        tags: ['models'],
        summary: 'Read with this model from now on',
        description: 'Requests under way are answered by the model before; none is dropped.',
        params: IdParams,
        response: { 200: ModelSchema },
      },
    },
    async ({ params }) => view(await models.activate(params.id)),
  );

  app.post(
    '/v1/models/roll-back',
    {
      config: { scope: 'admin' },
      schema: {
        operationId: 'rollBackModel',
        tags: ['models'],
        summary: 'Go back to the model that was active before',
        description:
          'One step back for one task. Requests in flight end with the model that they began with.',
        querystring: Type.Object({ task: TaskSchema }),
        response: { 200: ModelSchema },
      },
    },
    async ({ query }) => view(await models.rollBack(query.task)),
  );
}
