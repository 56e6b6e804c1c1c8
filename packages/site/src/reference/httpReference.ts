// The reference of the HTTP API, from the server's OpenAPI document: one page for each tag.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '../repository/page.ts';
import { repository } from '../repository/repository.ts';
import { fieldTable, type Schema } from './schemaTable.ts';

type Content = Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>;
type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
};
type Operation = {
  readonly tags?: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>;
};
type Described = {
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

type Request = { readonly method: string; readonly path: string; readonly operation: Operation };

/** Labels of tags in the sidebar; the title of the page is the same. */
export const httpPages: Readonly<Record<string, { readonly slug: string; readonly title: string }>> = {
  reading: { slug: 'reference/http-reading', title: 'HTTP: reading' },
  models: { slug: 'reference/http-models', title: 'HTTP: models' },
  jobs: { slug: 'reference/http-jobs', title: 'HTTP: jobs' },
  feedback: { slug: 'reference/http-feedback', title: 'HTTP: feedback' },
  keys: { slug: 'reference/http-keys', title: 'HTTP: keys' },
  operation: { slug: 'reference/http-operation', title: 'HTTP: operation' },
  'open inference protocol': { slug: 'reference/http-inference', title: 'HTTP: Open Inference Protocol' },
};

export function httpReference(): Page[] {
  const { tags, paths } = describedApi();
  const requests = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Request => ({ method, path, operation })),
  );
  return tags.map(({ name, description }) => {
    const own = requests.filter(({ operation }) => operation.tags?.includes(name));
    const page = httpPages[name];
    if (!page) throw new Error(`httpReference: the tag "${name}" has no page`);
    const intro = `${description} [The guide](../docs/api.md) explains how the API is used.`;
    // Links of the text start in a folder of the repository.
    return { ...page, file: 'scripts/apiDocument.ts', text: [intro, ...own.map(requestText)].join('\n\n') };
  });
}

/** From a process of its own: the server's modules need Node without a bundler. */
function describedApi(): Described {
  const script = join(repository, 'scripts/apiDocument.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    // `npm start` sets variables that would configure the server.
    env: { PATH: process.env.PATH },
  });
  if (status !== 0) throw new Error(`httpReference: the server has no document: ${stderr}`);
  return JSON.parse(stdout) as Described;
}

function requestText({ method, path, operation }: Request): string {
  const { summary, description, parameters = [], requestBody, responses } = operation;
  const answers = Object.entries(responses).filter(([status]) => /^[23]/.test(status));
  return [
    `## ${method.toUpperCase()} ${path}`,
    `**${summary}.** ${description ?? ''}`,
    parameters.length > 0 ? parameterTable(parameters) : '',
    requestBody ? contentText('Body', requestBody.content) : '',
    ...answers.map(([status, { content = {} }]) => contentText(`Answer ${status}`, content)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function parameterTable(parameters: readonly Parameter[]): string {
  const properties = parameters.map(({ name, schema, description, ...rest }) => {
    const place = { query: 'query', path: 'address', header: 'header' }[rest.in] ?? rest.in;
    const text = [description, `In the ${place}.`].filter(Boolean).join(' ');
    return [name, { ...schema, description: text }] as const;
  });
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  return fieldTable({ type: 'object', properties: Object.fromEntries(properties), required }, 'parameter');
}

function contentText(heading: string, content: Content): string {
  const types = Object.keys(content);
  if (types.length === 0) return `**${heading}**: empty.`;
  const named = types.map((type) => `\`${type}\``).join(', ');
  const tables = types
    .map((type) => content[type].schema)
    .filter((schema): schema is Schema => schema !== undefined && isStructured(schema))
    .slice(0, 1)
    .map(
      (schema) =>
        `<details>\n<summary>Fields of ${heading.toLowerCase()}</summary>\n\n${fieldTable(schema, 'field')}\n\n</details>`,
    );
  return [`**${heading}**: ${named}`, ...tables].join('\n\n');
}

function isStructured({ type, anyOf, oneOf, properties }: Schema): boolean {
  return Boolean(properties ?? anyOf ?? oneOf) || type === 'array';
}
