import type { WorldReport } from './worldReport.ts';

/** `world.json` next to a model: how it reads groups of writers. The page and the card show it. */
export type WorldFile = WorldReport & {
  readonly format: 'cifra-world/1';
  /** SHA-256 of the model.onnx that was measured. */
  readonly sha256: string;
  /** Command that measured it. */
  readonly command: string;
};

export function worldFileOf(
  world: WorldReport,
  { sha256, command }: Pick<WorldFile, 'sha256' | 'command'>,
): WorldFile {
  return { format: 'cifra-world/1', sha256, command, ...world };
}

/** JSON with a line for each group. */
export function worldJson({ groups, ...head }: WorldFile): string {
  const start = JSON.stringify(head, null, 2).replace(/\n}$/, '');
  const rows = groups.map((group) => `    ${JSON.stringify(group)}`).join(',\n');
  return `${start},\n  "groups": [\n${rows}\n  ]\n}\n`;
}
