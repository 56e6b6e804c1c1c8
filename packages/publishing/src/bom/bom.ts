// Bills of materials (CycloneDX) of the packages that are published, with the models in them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, manualSources } from '@cifra/training/data/sources/catalogue.ts';
import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import parseExpression from 'spdx-expression-parse';

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** What a package consists of. */
export type Parts = {
  /** Its `package.json`, as published. */
  readonly manifest: Manifest;
  /** npm packages whose code is inside. */
  readonly bundled: Iterable<string>;
  /** Folders of the models inside, as `models/number`. */
  readonly models: readonly string[];
};

export type Manifests = ReadonlyMap<string, Manifest>;

const licences = new Contrib.License.Factories.LicenseFactory(parseExpression);
const components = new Contrib.FromNodePackageJson.Builders.ComponentBuilder(
  new Contrib.FromNodePackageJson.Factories.ExternalReferenceFactory(),
  licences,
);

/**
 * Returns the bill of materials of a package as CycloneDX 1.6 JSON: the code inside it, all packages that an installation
 * adds, and the models inside it with their training data. The same contents give the same text.
 *
 * @param root the folder of the clone, where all packages are installed
 * @param own the manifests of this project's packages, as published
 * @throws Error if a package is not installed
 */
export function packageBom(parts: Parts, root: string, own: Manifests = new Map()): string {
  const bom = new Models.Bom();
  const clone = { root, own };
  const subject = npmComponent(parts.manifest);
  bom.metadata.component = subject;
  for (const name of parts.bundled) {
    const inside = npmComponent(installed(name, '', clone).manifest);
    subject.components.add(inside);
  }
  for (const folder of parts.models) subject.components.add(modelComponent(join(root, folder)));
  addDependencies(bom, subject, parts.manifest, clone);
  return text(bom);
}

function text(bom: Models.Bom): string {
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function npmComponent(manifest: Manifest): Models.Component {
  const component = components.makeComponent(manifest);
  if (component === undefined) throw new Error(`packageBom: the manifest of ${manifest.name} is not valid`);
  const { name, version } = manifest;
  component.purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  component.bomRef.value = component.purl;
  return component;
}

type Clone = { readonly root: string; readonly own: Manifests };

/** Adds everything that `npm install` would add with a package, as its tree in the clone. */
function addDependencies(bom: Models.Bom, subject: Models.Component, manifest: Manifest, clone: Clone): void {
  const known = new Map<string, Models.Component>();
  const visit = (dependent: Models.Component, depending: Manifest, from: string) => {
    const optional = Object.keys(depending.optionalDependencies ?? {});
    for (const name of [...Object.keys(depending.dependencies ?? {}), ...optional]) {
      // What another platform needs is not installed here.
      if (optional.includes(name) && find(name, from, clone) === undefined) continue;
      const { manifest, folder } = installed(name, from, clone);
      const id = `${manifest.name}@${manifest.version}`;
      let component = known.get(id);
      if (component === undefined) {
        component = npmComponent(manifest);
        known.set(id, component);
        bom.components.add(component);
        visit(component, manifest, folder);
      }
      if (optional.includes(name)) component.scope = Enums.ComponentScope.Optional;
      dependent.dependencies.add(component.bomRef);
    }
  };
  // Its own folder in the clone may have packages that others need in another version.
  visit(subject, manifest, join('node_modules', manifest.name));
}

type Installed = { readonly manifest: Manifest; readonly folder: string };

/** @param from folder of the package that asks, relative to the root */
function installed(name: string, from: string, clone: Clone): Installed {
  const found = find(name, from, clone);
  if (found === undefined) throw new Error(`packageBom: ${name} is not installed: run \`npm install\``);
  return found;
}

/** Node's search: the nearest `node_modules`, from the package that asks upwards. */
function find(name: string, from: string, { root, own }: Clone): Installed | undefined {
  const ours = own.get(name);
  if (ours !== undefined) return { manifest: ours, folder: join('node_modules', name) };
  const folders = from.split('/').map((_, i, parts) => parts.slice(0, parts.length - i).join('/'));
  for (const above of new Set([...folders, ''])) {
    const folder = join(above, 'node_modules', name);
    const file = join(root, folder, 'package.json');
    if (existsSync(file)) return { manifest: JSON.parse(readFileSync(file, 'utf8')), folder };
  }
  return undefined;
}

/** A model, with the files that it was trained on and their terms. */
function modelComponent(folder: string): Models.Component {
  const { name, version, files, training } = JSON.parse(
    readFileSync(join(folder, 'manifest.json'), 'utf8'),
  ) as {
    readonly name: string;
    readonly version: string;
    readonly files: Readonly<Record<string, string>>;
    readonly training: { readonly data: Readonly<Record<string, string>> };
  };
  const model = new Models.Component(Enums.ComponentType.MachineLearningModel, name, {
    version,
    bomRef: `model:${name}@${version}`,
    licenses: new Models.LicenseRepository([new Models.SpdxLicense('Apache-2.0')]),
    hashes: sha256(files['model.onnx']),
  });
  for (const [path, hash] of Object.entries(training.data)) {
    model.components.add(
      new Models.Component(Enums.ComponentType.Data, path, {
        bomRef: `model:${name}@${version}/data/${path}`,
        hashes: sha256(hash),
        licenses: new Models.LicenseRepository([new Models.NamedLicense(termsOf(path))]),
      }),
    );
  }
  return model;
}

function termsOf(path: string): string {
  const [set] = path.split('/');
  const sources: Readonly<Record<string, { readonly terms: string }>> = {
    ...catalogue.sources,
    ...manualSources,
  };
  if (!Object.hasOwn(sources, set)) throw new Error(`packageBom: the terms of ${path} are not known`);
  return sources[set].terms;
}

function sha256(hash: string): Models.HashDictionary {
  return new Models.HashDictionary([[Enums.HashAlgorithm['SHA-256'], hash]]);
}
