// Makes a release in the clone: `npm run release`. Pushing its tag publishes it, see docs/releasing.md.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareRelease } from './prepareRelease.ts';

const root = join(import.meta.dirname, '../../../..');
const git = (...words: string[]) => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim();

const { values } = parseArgs({ options: { 'name-held': { type: 'boolean', default: false } } });
const changed = git('status', '--porcelain');
if (changed !== '') {
  console.error(`release: commit these changes or put them aside first:\n${changed}`);
  process.exit(1);
}
const date = new Date().toISOString().slice(0, 10);
const version = await prepareRelease(root, { date, nameHeld: values['name-held'] }).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
git('add', '--all');
git('commit', '--message', `build: version ${version}`);
git('tag', '--annotate', `v${version}`, '--message', `Cifra ${version}`);
console.log(`Version ${version} is committed and has the tag v${version}.
Read the commit (git show). To publish it: git push --follow-tags
To take it back before that: git tag --delete v${version} && git reset --hard HEAD~1`);
