import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { modelsFolder } from '@cifra/node/models/folders.ts';
import { root } from '@cifra/node/root.ts';
import { compile } from '@fastify/proxy-addr';
import leven from 'leven';

/** Everything that can be set about a server. */
export type Config = {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** `keys`: every request but those for health and the page needs an API key; `none`: nobody is asked. */
  readonly authorisation: 'none' | 'keys';
  /** Where the models lie: `<name>/manifest.json` or `<name>/<version>/manifest.json`. */
  readonly modelsFolder: string;
  /** The models that read, until others are activated: names in `modelsFolder`, or folders. */
  readonly digitModel: string;
  readonly numberModel: string;
  /** What the server keeps: the embedded database, the active versions. */
  readonly dataFolder: string;
  /** Data sets, for the training digits most like a digit; null: none. */
  readonly data: string | null;
  /** postgres://… instead of the embedded database. */
  readonly databaseUrl: string | null;
  /** The built page; null: no page. */
  readonly pageFolder: string | null;
  /** Origins whose pages may use the API, such as https://example.org; `*` is any. */
  readonly corsOrigins: readonly string[];
  /** Names by which the server may be asked for, besides loopback's; where there are no keys, others are refused. */
  readonly hosts: readonly string[];
  /** Proxies whose `X-Forwarded-For` is believed: addresses, subnets, `loopback`, `linklocal`, `uniquelocal`. */
  readonly trustProxy: readonly string[];
  /** Processes that decode and read. */
  readonly readers: number;
  /** Pictures that wait at most, over all callers. */
  readonly queueLength: number;
  /** Milliseconds that one picture may take once it is begun. */
  readonly readTimeout: number;
  /** Bytes of memory that a process which reads may have, where the system tells how much it has. */
  readonly readerBytes: number;
  /** Bytes of a body at most. */
  readonly bodyBytes: number;
  /** Bytes of pictures that a caller may have stored in jobs at a time. */
  readonly storedBytes: number;
  /** Requests a minute and caller; 0: unlimited. */
  readonly rateLimit: number;
  /** Milliseconds that requests in flight get when the server is told to stop. */
  readonly drainTimeout: number;
  readonly logLevel: LogLevel;
};

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** Settings that make no sense. One line each, that say what is wanted. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

type Settings = Readonly<Record<string, string | undefined>>;

/** Names of the settings, as they stand in the environment and in a file. */
export const settingNames = [
  'HOST',
  'PORT',
  'DATABASE_URL',
  'CIFRA_AUTH',
  'CIFRA_INSECURE',
  'CIFRA_MODELS',
  'CIFRA_DIGIT_MODEL',
  'CIFRA_NUMBER_MODEL',
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
 * The settings of the environment over those of a file over the defaults, all checked at once.
 * @param file a JSON object of names and values as in the environment; also $CIFRA_CONFIG
 * @throws ConfigError with everything that is wrong
 */
export function readConfig(env: Settings = process.env, file = env.CIFRA_CONFIG): Config {
  const faults: string[] = [];
  faults.push(...mistyped(env));
  const settings: Settings = { ...(file === undefined ? {} : readFile(file, faults)), ...present(env) };
  const read = reader(settings, faults);
  const config: Config = {
    host: read.text('HOST', '127.0.0.1'),
    port: read.whole('PORT', 8080, 0, 65_535),
    authorisation: read.oneOf('CIFRA_AUTH', ['none', 'keys'], 'none'),
    modelsFolder: resolve(read.text('CIFRA_MODELS', modelsFolder({}))),
    digitModel: read.text('CIFRA_DIGIT_MODEL', 'digit'),
    numberModel: read.text('CIFRA_NUMBER_MODEL', 'number'),
    dataFolder: resolve(read.text('CIFRA_DATA_FOLDER', join(root, 'data/server'))),
    data: read.folder('CIFRA_DATA'),
    databaseUrl: read.databaseUrl('DATABASE_URL'),
    pageFolder: read.page('CIFRA_PAGE', join(root, 'packages/web/dist')),
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

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function openToAll({ host }: Config): string {
  return `HOST is ${host}: whoever reaches it could use the server. Set CIFRA_AUTH=keys and make keys with \`npx cifra keys create\`, or CIFRA_INSECURE=yes if that is wanted, or leave HOST at 127.0.0.1`;
}

function present(env: Settings): Settings {
  return Object.fromEntries(settingNames.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

/** Letters that may be wrong, too many or missing in a name that was meant to be a setting. */
const SLIPS = 2;

/** Names in the environment that are almost those of settings: other programs have names there too, which are none of ours. */
function mistyped(env: Settings): string[] {
  const known: readonly string[] = settingNames;
  return Object.keys(env)
    .filter((name) => name.startsWith('CIFRA_') && !known.includes(name) && name !== 'CIFRA_CONFIG')
    .flatMap((name) => {
      const meant = known.find((setting) => leven(name, setting, { maxDistance: SLIPS + 1 }) <= SLIPS);
      return meant ? [`there is no setting ${name}: did you mean ${meant}?`] : [];
    });
}

function readFile(path: string, faults: string[]): Settings {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof content !== 'object' || content === null || Array.isArray(content))
      throw new Error('wanted an object');
    const entries = Object.entries(content).map(([name, value]) => [name, String(value)] as const);
    const known: readonly string[] = settingNames;
    for (const [name] of entries) {
      if (!known.includes(name))
        faults.push(`${path}: there is no setting ${name} (there are: ${known.join(', ')})`);
    }
    return Object.fromEntries(entries);
  } catch (error) {
    faults.push(`the file of settings ${path} cannot be used: ${(error as Error).message}`);
    return {};
  }
}

/** Readers of single settings; what is wrong is added to `faults`. */
function reader(settings: Settings, faults: string[]) {
  function fault(name: string, wanted: string): void {
    faults.push(`${name} is ${JSON.stringify(settings[name])}, wanted ${wanted}`);
  }
  const text = (name: string, otherwise: string): string => settings[name] ?? otherwise;
  const list = (name: string): string[] =>
    text(name, '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return {
    text,
    list,
    whole(name: string, otherwise: number, least: number, most: number): number {
      const value = Number(text(name, String(otherwise)));
      if (!(Number.isInteger(value) && value >= least && value <= most))
        fault(name, `a whole number from ${least} to ${most}`);
      return value;
    },
    oneOf<T extends string>(name: string, words: readonly T[], otherwise: T): T {
      const value = text(name, otherwise) as T;
      if (!words.includes(value)) fault(name, words.join(' or '));
      return value;
    },
    folder(name: string): string | null {
      const value = settings[name];
      return value === undefined ? null : resolve(value);
    },
    databaseUrl(name: string): string | null {
      const value = settings[name] ?? null;
      if (value !== null && !/^postgres(ql)?:\/\//.test(value)) fault(name, 'postgres://…');
      return value;
    },
    page(name: string, otherwise: string): string | null {
      const value = text(name, otherwise);
      return value === 'none' ? null : resolve(value);
    },
    origins(name: string): string[] {
      const origins = list(name);
      const right = origins.every((origin) => origin === '*' || /^https?:\/\/[^/]+$/.test(origin));
      if (!right) fault(name, 'origins such as https://example.org, with commas between them, or *');
      return origins;
    },
    proxies(name: string): string[] {
      const proxies = list(name).filter((proxy) => proxy !== 'no');
      if (!areAddresses(proxies))
        fault(
          name,
          'the addresses of the proxies in front of the server, with commas between them, such as 10.0.0.2, 192.168.0.0/16 or loopback',
        );
      return proxies;
    },
  };
}

/** Whether each of them is an address, a subnet or the name of one, as Fastify's `trustProxy` takes them. */
function areAddresses(texts: readonly string[]): boolean {
  try {
    if (texts.length > 0) compile([...texts]);
    // The parser takes a lone number for an address.
    return texts.every((text) => /^[a-z]+$/.test(text) || isIP(text.split('/')[0]) !== 0);
  } catch {
    return false;
  }
}
