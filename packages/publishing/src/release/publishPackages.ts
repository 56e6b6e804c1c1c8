import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
};

/** A package to publish. */
export type Packed = { readonly tarball: string; readonly manifest: Manifest };

export type PublishOptions = {
  /** npm does everything but the upload. */
  readonly dryRun?: boolean;
  /** Told of each package when it is done. */
  readonly report?: (line: string) => void;
};

/**
 * Publishes packages to npm's registry, each after those that it depends on. Versions that are there
 * already are left out, so a release that was interrupted can be published again.
 *
 * @throws Error with npm's message if a package cannot be published
 */
export async function publishPackages(
  packages: readonly Packed[],
  { dryRun = false, report = () => {} }: PublishOptions = {},
): Promise<void> {
  for (const { tarball, manifest } of inOrder(packages)) {
    const name = `${manifest.name}@${manifest.version}`;
    if (await isPublished(name)) {
      report(`${name}: is published already`);
      continue;
    }
    await run('npm', ['publish', tarball, '--access', 'public', ...(dryRun ? ['--dry-run'] : [])]);
    report(`${name}: ${dryRun ? 'could be published' : 'published'}`);
  }
}

async function isPublished(name: string): Promise<boolean> {
  try {
    const { stdout } = await run('npm', ['view', name, 'version']);
    return stdout.trim() !== '';
  } catch (error) {
    if (/E404/.test((error as { stderr?: string }).stderr ?? '')) return false;
    throw error;
  }
}

/** Dependencies first. */
export function inOrder(packages: readonly Packed[]): Packed[] {
  const byName = new Map(packages.map((each) => [each.manifest.name, each]));
  const ordered = new Set<Packed>();
  const visit = (each: Packed) => {
    for (const name of Object.keys(each.manifest.dependencies ?? {})) {
      const dependency = byName.get(name);
      if (dependency !== undefined && !ordered.has(dependency)) visit(dependency);
    }
    ordered.add(each);
  };
  packages.forEach(visit);
  return [...ordered];
}
