import { documentedIn } from './examples.ts';
import type { Published } from './published.ts';

const COMMANDS = `node_modules/.bin/cifra read zip.png
node_modules/.bin/cifra serve
node_modules/.bin/cifra train tiny-synthetic
node_modules/.bin/cifra --help
`;

/** Returns the README.md of a compiled package. */
export function readme({
  name,
  description,
  node,
  shown,
  optional = [],
  bin,
  everywhere,
}: Published): string {
  const example = shown && exampleOf(name, shown);
  const parts = [
    `# @cifra/${name}`,
    description,
    ...(example ? [block('js', example)] : []),
    ...(bin ? [block('sh', COMMANDS)] : []),
    ...(example?.includes("'models/") ? [MODELS] : []),
    `Needs Node ${node.slice(2)} or newer${everywhere ? ', or a browser' : ''}.`,
    ...(optional.length > 0 ? [`Used if they are installed: ${optional.map(code).join(', ')}.`] : []),
    ...(bin ? [] : [NAMES]),
    'Apache-2.0',
  ];
  return `${parts.join('\n\n')}\n`;
}

const MODELS = `\`models/\` is a folder of models: that of a clone, or \`node_modules/@cifra/models/\` of the package \`@cifra/models\`.`;

const NAMES = `Its types describe each exported name, with an example. Paths under \`internal\` belong to Cifra's own
packages and change at any time.`;

function exampleOf(workspace: string, name: string): string | null | undefined {
  return documentedIn(workspace).find((each) => each.name === name)?.example;
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``;
}

function code(name: string): string {
  return `\`${name}\``;
}
