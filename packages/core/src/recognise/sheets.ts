import type { Picture } from '../base/types.ts';
import { quarterTurn } from '../image/quarterTurn.ts';
import type { PageModel } from '../model/pageModel.ts';
import { findLines, type PageSight } from '../page/findLines.ts';
import { isInPieces, textSeen } from '../page/orientation.ts';
import { PAGE_PARAMETERS } from '../page/parameters.ts';
import type { Upright } from './page.ts';

/** A page, perhaps turned, and the lines that were found on it. */
export type Sheet = { readonly upright: Upright } & PageSight;

/** A page as it lies, and if that is hardly legible, turned as it may have to be, the likeliest first. */
export async function* sheetsOf(picture: Picture, pageModel: PageModel): AsyncGenerator<Sheet> {
  const turned = async (quarters: number): Promise<Sheet> => {
    const upright = quarterTurn(picture, quarters);
    return { upright, ...(await findLines(upright.picture, pageModel)) };
  };
  const level = await turned(0);
  if (isInPieces(level.lines)) {
    const onSide = await turned(-1);
    const { more, leastText } = PAGE_PARAMETERS;
    if (textSeen(onSide.lines) > Math.max(leastText, more * textSeen(level.lines))) {
      yield onSide;
      yield await turned(1);
    }
  }
  yield level;
  // A single number may well be refused, and say something else upside down.
  if (level.lines.length > 1) yield await turned(2);
}
