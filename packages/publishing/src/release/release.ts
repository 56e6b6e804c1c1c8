// Makes a release in the clone: `npm run release`. Pushing its tag publishes it, see docs/releasing.md.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nextVersion, prepareRelease } from './prepareRelease.ts';

const root = join(import.meta.dirname, '../../../..');
const git = (...words: string[]) => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim();

const { values } = parseArgs({ options: { 'name-held': { type: 'boolean', default: false } } });

/** What would stop the release half-way is found before anything is changed. */
async function check(): Promise<void> {
  const changed = git('status', '--porcelain');
  if (changed !== '') throw new Error(`release: commit these changes or put them aside first:\n${changed}`);
  const branch = git('branch', '--show-current');
  if (branch !== 'main') throw new Error(`release: this is the branch ${branch}: releases are made on main`);
  try {
    execFileSync('git', ['var', 'GIT_COMMITTER_IDENT'], { cwd: root, stdio: 'ignore' });
  } catch {
    throw new Error('release: git does not know who you are: set user.name and user.email with git config');
  }
  const tag = `v${await nextVersion(root)}`;
  if (git('tag', '--list', tag) !== '') {
    throw new Error(
      `release: there is a tag ${tag} already. If it was not published: git tag --delete ${tag}`,
    );
  }
}

async function release(): Promise<string> {
  await check();
  const date = new Date().toISOString().slice(0, 10);
  const version = await prepareRelease(root, { date, nameHeld: values['name-held'] });
  git('add', '--all');
  git('commit', '--message', `build: version ${version}`);
  git('tag', '--annotate', `v${version}`, '--message', `Cifra ${version}`);
  return version;
}

try {
  const version = await release();
  console.log(`Version ${version} is committed and has the tag v${version}.
Read the commit (git show). To publish it: git push --follow-tags
To take it back before that: git tag --delete v${version} && git reset --hard HEAD~1`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
