import { randomUUID } from 'node:crypto';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify from 'fastify';
import type { Config } from './config.ts';
import { readRoutes } from './features/read/routes.ts';
import type { ReadService } from './features/read/service.ts';
import type { App } from './platform/app.ts';
import { answerProblems } from './platform/errors.ts';
import { validatorCompiler } from './platform/validation.ts';

/** What the features work with; made by `main.ts`, or by a test. */
export type Services = {
  readonly reader: ReadService;
};

/** The whole server without a port: every feature's routes. */
export async function buildApp(config: Config, services: Services): Promise<App> {
  const app = Fastify({
    logger: config.logLevel === 'silent' ? false : { level: config.logLevel },
    bodyLimit: config.bodyBytes,
    trustProxy: config.trustProxy,
    genReqId: () => randomUUID(),
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  answerProblems(app);
  await app.register(readRoutes, { reader: services.reader });
  return app;
}
