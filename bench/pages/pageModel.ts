import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createPageModel, type PageModel } from '@cifra/core/model/pageModel.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { filesOf, released } from '../numbers/reader.ts';

/** Opens the page model: $CIFRA_PAGE_MODEL, a bundle's folder, or the released one; null without one. */
export async function openPageModel(): Promise<PageModel | null> {
  const folder = process.env.CIFRA_PAGE_MODEL ?? released('page');
  if (!existsSync(join(folder, 'manifest.json'))) return null;
  return createPageModel(await parseBundle(filesOf(folder), 'page'), runtime);
}
