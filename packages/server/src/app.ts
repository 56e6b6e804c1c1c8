import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import Fastify, { type FastifyRequest, LogController } from 'fastify';
import type { Config } from './config.ts';
import { datasetRoutes } from './features/datasets/routes.ts';
import type { DatasetService } from './features/datasets/service.ts';
import { describeApi, rememberRoutes } from './features/docs/openapi.ts';
import { docsRoutes } from './features/docs/routes.ts';
import { explainRoutes } from './features/explain/routes.ts';
import { feedbackRoutes } from './features/feedback/routes.ts';
import type { FeedbackService } from './features/feedback/service.ts';
import { healthRoutes } from './features/health/routes.ts';
import { jobRoutes } from './features/jobs/routes.ts';
import type { JobService } from './features/jobs/service.ts';
import { keyRoutes } from './features/keys/routes.ts';
import type { KeyService } from './features/keys/service.ts';
import { modelRoutes } from './features/models/routes.ts';
import type { ModelService } from './features/models/service.ts';
import { nearestRoutes } from './features/nearest/routes.ts';
import type { NearestService } from './features/nearest/service.ts';
import { openInferenceRoutes } from './features/openInference/routes.ts';
import { pageRoutes } from './features/page/routes.ts';
import { readRoutes } from './features/read/routes.ts';
import type { ReadService } from './features/read/service.ts';
import type { App, SchemaTypes } from './platform/app.ts';
import type { DatabaseState } from './platform/database/databaseState.ts';
import { answerBadAddress, answerBrokenRequest } from './platform/http/brokenRequests.ts';
import { checkCallers, refuseForeignPages } from './platform/http/callers.ts';
import { endConnectionsWhenClosing } from './platform/http/closing.ts';
import { refuseCompressedBodies } from './platform/http/compressedBodies.ts';
import { allowTypedEmptyBodies } from './platform/http/emptyBodies.ts';
import { answerProblems } from './platform/http/errors.ts';
import { answerExpectations } from './platform/http/expectations.ts';
import { checkHosts } from './platform/http/hosts.ts';
import { readJson } from './platform/http/json.ts';
import { limitRates, registerLimits } from './platform/http/rateLimits.ts';
import { secureHeaders } from './platform/http/security.ts';
import { refuseUnknownOptions, validatorCompiler } from './platform/http/validation.ts';
import { type Metrics, measureRequests } from './platform/metrics.ts';

/** The services that the features use; created by `services.ts`, or by a test. */
export type Services = {
  readonly reader: ReadService;
  readonly models: ModelService;
  readonly metrics: Metrics;
  // These are loaded by the first request that needs them.
  readonly jobs: () => Promise<JobService>;
  readonly feedback: () => Promise<FeedbackService>;
  readonly keys: () => Promise<KeyService>;
  readonly nearest: () => Promise<NearestService>;
  readonly datasets: () => Promise<DatasetService>;
  /** True if pictures can be read now. */
  readonly ready: () => boolean;
  readonly databaseState: () => Promise<DatabaseState>;
  /** Version of Cifra. */
  readonly version: string;
};

/** Milliseconds within which a whole request has to arrive. */
const REQUEST_TIMEOUT = 120_000;
/** Bytes of an answer from which compression saves more than it costs. */
const COMPRESS_FROM = 4096;

/**
 * Builds the whole server without a port: first what applies to every request, then the routes of
 * each feature.
 */
export async function buildApp(config: Config, services: Services): Promise<App> {
  const app = bareApp(config);
  const withKeys = config.authorisation === 'keys';
  app.setValidatorCompiler(validatorCompiler);
  // Answers come from our own code, so they are checked by the tests and not at run time.
  app.setSerializerCompiler(() => JSON.stringify);
  rememberRoutes(app);
  answerProblems(app);
  readJson(app);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  // Before anything can be refused, so that refusals have these headers too, and pages of allowed
  // origins can read them.
  await secureHeaders(app, config);
  endConnectionsWhenClosing(app);
  checkHosts(app);
  answerExpectations(app);
  refuseCompressedBodies(app);
  allowTypedEmptyBodies(app);
  refuseUnknownOptions(app);
  if (!withKeys) refuseForeignPages(app, config);
  await registerLimits(app);
  checkCallers(app, withKeys ? services.keys : null);
  limitRates(app, config);
  measureRequests(app, services.metrics);
  await app.register(compress, {
    threshold: COMPRESS_FROM,
    encodings: ['br', 'gzip'],
    globalDecompression: false,
  });
  await describeApi(app, { version: services.version, withKeys });
  await addFeatures(app, config, services);
  return app;
}

function bareApp({ logLevel, bodyBytes, trustProxy }: Config): App {
  return Fastify({
    logger: logLevel === 'silent' ? false : { level: logLevel, base: null },
    // `measureRequests` writes one line per answer.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyBytes,
    // The caller is the last address in X-Forwarded-For that is not a trusted proxy: a client can
    // forge only the ones before it.
    trustProxy: trustProxy.length > 0 && [...trustProxy],
    requestTimeout: REQUEST_TIMEOUT,
    // `checkHosts` checks it.
    http: { requireHostHeader: false },
    genReqId: () => randomUUID(),
    // Requests on open connections are still answered while closing; then the connection is closed.
    return503OnClosing: false,
    // Fastify's own answers are not problem documents.
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerBrokenRequest,
  }).withTypeProvider<SchemaTypes>();
}

async function addFeatures(app: App, config: Config, services: Services): Promise<void> {
  const { reader, metrics } = services;
  const viewer = ({ caller }: FastifyRequest) => ({
    caller: caller.id,
    admin: caller.scopes.includes('admin'),
  });
  await app.register(readRoutes, { reader, metrics, bodyBytes: config.bodyBytes });
  await app.register(explainRoutes, { reader, bodyBytes: config.bodyBytes });
  await app.register(nearestRoutes, services);
  await app.register(datasetRoutes, services);
  await app.register(modelRoutes, services);
  await app.register(openInferenceRoutes, services);
  await app.register(jobRoutes, { jobs: services.jobs, viewer });
  await app.register(feedbackRoutes, { feedback: services.feedback, viewer });
  await app.register(keyRoutes, services);
  await app.register(healthRoutes, services);
  await app.register(docsRoutes);
  await app.register(pageRoutes, { folder: config.pageFolder });
}
