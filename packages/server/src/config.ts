import { readFileSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Calibration } from '@cifra/core/reading/calibration.ts';
import { modelsFolder } from '@cifra/node/models/folders.ts';
import { packageFolder } from '@cifra/node/packageFolder.ts';
import { isClone, root } from '@cifra/node/root.ts';
import leven from 'leven';
import { type Settings, settingReaders } from './settingReaders.ts';

/** The settings of a server. */
export type Config = {
  readonly host: string;
  /** 0 means any free port. */
  readonly port: number;
  /** `keys`: requests need an API key, except for health and the page. `none`: no key is needed. */
  readonly authorisation: 'none' | 'keys';
  /** Folder of the models: `<name>/manifest.json` or `<name>/<version>/manifest.json`. */
  readonly modelsFolder: string;
  /** The models to use until others are activated: names in `modelsFolder`, or folders. */
  readonly digitModel: string;
  readonly numberModel: string;
  readonly pageModel: string;
  /** Decides which readings are accepted, instead of the models; null for none. */
  readonly calibration: Calibration | null;
  /**
   * Folder for the data of the server: the embedded database, the pictures, and the choice of
   * models.
   */
  readonly dataFolder: string;
  /** Folder of data sets, to find the training digits most similar to a digit; null for none. */
  readonly data: string | null;
  /** Address of a Postgres (`postgres://…`); null for the embedded database. */
  readonly databaseUrl: string | null;
  /** Folder of the built page; null for none. */
  readonly pageFolder: string | null;
  /** Origins whose pages may use the API, such as https://example.org; `*` means any. */
  readonly corsOrigins: readonly string[];
  /**
   * Host names of the server in addition to loopback. Without keys, requests for other names are
   * refused.
   */
  readonly hosts: readonly string[];
  /**
   * Proxies whose `X-Forwarded-For` is trusted: addresses, subnets, `loopback`, `linklocal`,
   * `uniquelocal`.
   */
  readonly trustProxy: readonly string[];
  /** Number of reader processes. */
  readonly readers: number;
  /** Maximum number of waiting pictures, over all callers. */
  readonly queueLength: number;
  /** Maximum milliseconds for reading one picture. */
  readonly readTimeout: number;
  /** Maximum bytes of memory of a reader process, on systems that report it. */
  readonly readerBytes: number;
  /** Maximum bytes of a body. */
  readonly bodyBytes: number;
  /** Maximum bytes of pictures that a caller may have stored in jobs at a time. */
  readonly storedBytes: number;
  /** Maximum requests per minute and caller; 0 means unlimited. */
  readonly rateLimit: number;
  /** Milliseconds that open requests have to finish when the server stops. */
  readonly drainTimeout: number;
  readonly logLevel: LogLevel;
};

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Invalid settings, one line each, with the expected value.
 *
 * @example
 * import { ConfigError, readConfig } from '@cifra/server';
 *
 * try {
 *   readConfig({ PORT: 'eighty' });
 * } catch (error) {
 *   if (!(error instanceof ConfigError)) throw error;
 *   console.log(error.faults);
 * }
 */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** Names of the settings in the environment and in a file. */
export const settingNames = [
  'HOST',
  'PORT',
  'DATABASE_URL',
  'CIFRA_AUTH',
  'CIFRA_INSECURE',
  'CIFRA_MODELS',
  'CIFRA_DIGIT_MODEL',
  'CIFRA_NUMBER_MODEL',
  'CIFRA_PAGE_MODEL',
  'CIFRA_CALIBRATION',
  'CIFRA_DATA',
  'CIFRA_DATA_FOLDER',
  'CIFRA_PAGE',
  'CIFRA_CORS_ORIGINS',
  'CIFRA_HOSTS',
  'CIFRA_TRUST_PROXY',
  'CIFRA_READERS',
  'CIFRA_QUEUE',
  'CIFRA_READ_TIMEOUT_MS',
  'CIFRA_READER_BYTES',
  'CIFRA_BODY_BYTES',
  'CIFRA_STORED_BYTES',
  'CIFRA_RATE_LIMIT',
  'CIFRA_DRAIN_TIMEOUT_MS',
  'CIFRA_LOG_LEVEL',
] as const;

const MiB = 2 ** 20;

/**
 * Reads the settings. The environment takes precedence over the file, and the file over the
 * defaults. docs/api.md describes all settings.
 *
 * @param env names and values of settings; defaults to the environment of this process
 * @param file path of a JSON object with names and values as in the environment; defaults to
 *   $CIFRA_CONFIG
 * @returns the settings
 * @throws {ConfigError} with all faults
 * @example
 * import { readConfig } from '@cifra/server';
 *
 * const { host, port } = readConfig({ PORT: '9000' });
 * console.log(host, port);
 */
export function readConfig(env: Settings = process.env, file = env.CIFRA_CONFIG): Config {
  const faults: string[] = [];
  faults.push(...mistyped(env));
  const settings: Settings = { ...(file === undefined ? {} : readFile(file, faults)), ...present(env) };
  const read = settingReaders(settings, faults);
  const config: Config = {
    host: read.text('HOST', '127.0.0.1'),
    port: read.whole('PORT', 8080, 0, 65_535),
    authorisation: read.oneOf('CIFRA_AUTH', ['none', 'keys'], 'none'),
    modelsFolder: resolve(read.text('CIFRA_MODELS', modelsFolder({}))),
    digitModel: read.text('CIFRA_DIGIT_MODEL', 'digit'),
    numberModel: read.text('CIFRA_NUMBER_MODEL', 'number'),
    pageModel: read.text('CIFRA_PAGE_MODEL', 'page'),
    calibration: read.calibration('CIFRA_CALIBRATION'),
    dataFolder: resolve(read.text('CIFRA_DATA_FOLDER', defaultDataFolder(env))),
    data: read.folder('CIFRA_DATA'),
    databaseUrl: read.databaseUrl('DATABASE_URL'),
    pageFolder: read.page('CIFRA_PAGE', defaultPage()),
    corsOrigins: read.origins('CIFRA_CORS_ORIGINS'),
    hosts: read.list('CIFRA_HOSTS'),
    trustProxy: read.proxies('CIFRA_TRUST_PROXY'),
    readers: read.whole('CIFRA_READERS', Math.min(8, availableParallelism()), 1, 256),
    queueLength: read.whole('CIFRA_QUEUE', 512, 1, 1_000_000),
    readTimeout: read.whole('CIFRA_READ_TIMEOUT_MS', 10_000, 10, 600_000),
    readerBytes: read.whole('CIFRA_READER_BYTES', 2048 * MiB, 256 * MiB, 2 ** 40),
    bodyBytes: read.whole('CIFRA_BODY_BYTES', 32 * MiB, 1024, 1024 * MiB),
    storedBytes: read.whole('CIFRA_STORED_BYTES', 8192 * MiB, MiB, 2 ** 50),
    rateLimit: read.whole('CIFRA_RATE_LIMIT', 0, 0, 1_000_000_000),
    drainTimeout: read.whole('CIFRA_DRAIN_TIMEOUT_MS', 20_000, 0, 600_000),
    logLevel: read.oneOf('CIFRA_LOG_LEVEL', LOG_LEVELS, 'info'),
  };
  const insecure = read.oneOf('CIFRA_INSECURE', ['no', 'yes'], 'no') === 'yes';
  if (config.authorisation === 'none' && !isLoopback(config.host) && !insecure)
    faults.push(openToAll(config));
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

/** In the clone, or by the XDG Base Directory Specification: the folder of an npm package is replaced by the next version. */
function defaultDataFolder({ XDG_DATA_HOME }: Settings): string {
  if (isClone) return join(root, 'data/server');
  return join(XDG_DATA_HOME || join(homedir(), '.local/share'), 'cifra/server');
}

/** The page of the clone, or of the package `@cifra/web`. */
function defaultPage(): string {
  if (isClone) return join(root, 'packages/web/dist');
  const folder = packageFolder('@cifra/web', import.meta.url);
  return folder === null ? 'none' : join(folder, 'dist');
}

/**
 * True if only this machine can reach an address.
 *
 * @param host an IP address or a name
 * @returns true for `localhost`, `127.…` and `::1`
 * @example
 * import { isLoopback } from '@cifra/server';
 *
 * console.log(isLoopback('127.0.0.1'), isLoopback('0.0.0.0'));
 */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function openToAll({ host }: Config): string {
  return `HOST is ${host}: anyone who reaches it could use the server. Set CIFRA_AUTH=keys and create keys with \`npx cifra keys create\`, or set CIFRA_INSECURE=yes to allow it, or leave HOST at 127.0.0.1`;
}

function present(env: Settings): Settings {
  return Object.fromEntries(settingNames.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

/** Maximum edit distance between a mistyped name and a setting. */
const SLIPS = 2;

/**
 * Reports names in the environment that are probably mistyped settings. Other unknown names may
 * belong to other programs.
 */
function mistyped(env: Settings): string[] {
  const known: readonly string[] = settingNames;
  return Object.keys(env)
    .filter((name) => name.startsWith('CIFRA_') && !known.includes(name) && name !== 'CIFRA_CONFIG')
    .flatMap((name) => {
      const meant = known.find((setting) => leven(name, setting, { maxDistance: SLIPS + 1 }) <= SLIPS);
      return meant ? [`unknown setting ${name}: did you mean ${meant}?`] : [];
    });
}

function readFile(path: string, faults: string[]): Settings {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof content !== 'object' || content === null || Array.isArray(content))
      throw new Error('expected an object');
    const entries = Object.entries(content).map(([name, value]) => [name, String(value)] as const);
    const known: readonly string[] = settingNames;
    for (const [name] of entries) {
      if (!known.includes(name))
        faults.push(`${path}: unknown setting ${name} (the settings are ${known.join(', ')})`);
    }
    return Object.fromEntries(entries);
  } catch (error) {
    faults.push(`the settings file ${path} cannot be used: ${(error as Error).message}`);
    return {};
  }
}
