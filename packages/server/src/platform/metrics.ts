import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { App } from './app.ts';

type ActiveModel = {
  readonly task: string;
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
};

/** The metrics for Prometheus. */
export type Metrics = {
  readonly registry: Registry;
  readonly batches: Histogram;
  readonly readings: Counter<'outcome'>;
  readonly shed: Counter;
  readonly crashes: Counter<'cause' | 'end'>;
  /** Reads these values at every scrape. */
  watch(state: {
    queued(): number;
    inFlight(): number;
    readerMemory(): readonly number[];
    models(): readonly ActiveModel[];
  }): void;
};

/**
 * Creates the metrics of one server. Each server has its own registry, so that several can run in
 * one process.
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    batches: new Histogram({
      name: 'cifra_batch_size',
      help: 'Number of digits in one batch of the classifier.',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
      registers,
    }),
    readings: new Counter({
      name: 'cifra_readings_total',
      help: 'Readings by outcome: accepted, or the reason for the refusal.',
      labelNames: ['outcome'],
      registers,
    }),
    shed: new Counter({
      name: 'cifra_shed_total',
      help: 'Requests refused because the queue was full.',
      registers,
    }),
    crashes: new Counter({
      name: 'cifra_reader_crashes_total',
      help: 'Reader processes that ended unexpectedly, by cause: killed because a picture took too long (timeout) or too much memory (memory), by a signal (signal), or by themselves (exit); and by signal or exit code.',
      labelNames: ['cause', 'end'],
      registers,
    }),
    watch({ queued, inFlight, readerMemory, models }) {
      gauge(registry, 'cifra_queue_length', 'Number of waiting pictures.', queued);
      gauge(registry, 'cifra_in_hand', 'Number of pictures in progress.', inFlight);
      gauge(registry, 'cifra_readers', 'Number of reader processes.', () => readerMemory().length);
      gauge(registry, 'cifra_readers_memory_bytes', 'Memory of the reader processes in bytes.', () =>
        readerMemory().reduce((sum, bytes) => sum + bytes, 0),
      );
      new Gauge({
        name: 'cifra_model_info',
        help: 'The active models.',
        labelNames: ['task', 'name', 'version', 'sha256'],
        registers,
        collect() {
          this.reset();
          for (const { task, name, version, sha256 } of models())
            this.set({ task, name, version, sha256 }, 1);
        },
      });
    },
  };
}

function gauge(registry: Registry, name: string, help: string, value: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(value());
    },
  });
}

/**
 * Measures and logs each answered request: its route and status, never the content of a picture.
 */
export function measureRequests(app: App, { registry }: Metrics): void {
  const seconds = new Histogram({
    name: 'cifra_http_request_duration_seconds',
    help: 'HTTP request duration in seconds, from headers received to response sent.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const status = String(reply.statusCode);
    seconds.observe({ method: request.method, route, status }, reply.elapsedTime / 1000);
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
  });
}
