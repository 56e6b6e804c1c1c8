import type { PatternNode } from './patternSyntax.ts';

type Ends = ReadonlySet<number>;

/**
 * True if the whole text matches. A pattern may come from an untrusted client, and a backtracking
 * matcher needs 2ⁿ steps for `(\d+)+-`. Here each part computes once, for each start, the positions
 * where it can end (sets of positions, after Thompson 1968), so the work is bounded by parts ×
 * length³ and small for 40 characters.
 */
export function matchesWhole(tree: PatternNode, text: string): boolean {
  const known = new Map<PatternNode, Map<number, Ends>>();

  function endsOf(node: PatternNode, start: number): Ends {
    const starts = known.get(node) ?? new Map<number, Ends>();
    known.set(node, starts);
    const ends = starts.get(start) ?? computeEnds(node, start);
    starts.set(start, ends);
    return ends;
  }

  function endsFromAll(node: PatternNode, from: Ends): Ends {
    return new Set([...from].flatMap((start) => [...endsOf(node, start)]));
  }

  function computeEnds(node: PatternNode, start: number): Ends {
    switch (node.kind) {
      case 'character':
        return new Set(start < text.length && node.accepts(text[start]) ? [start + 1] : []);
      case 'sequence':
        return node.items.reduce<Ends>((from, item) => endsFromAll(item, from), new Set([start]));
      case 'choice':
        return new Set(node.items.flatMap((item) => [...endsOf(item, start)]));
      case 'repeat':
        return repeatedEnds(node, start);
    }
  }

  function repeatedEnds({ item, least, most }: PatternNode & { kind: 'repeat' }, start: number): Ends {
    const ends = new Set<number>();
    let frontier: Ends = new Set([start]);
    for (let times = 0; times <= most && frontier.size > 0; times++) {
      const fresh = [...frontier].filter((end) => !ends.has(end));
      // Positions reached before had more repeats left.
      if (fresh.length === 0) break;
      if (times >= least) for (const end of fresh) ends.add(end);
      frontier = endsFromAll(item, frontier);
    }
    return ends;
  }

  return endsOf(tree, 0).has(text.length);
}
