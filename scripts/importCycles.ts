/**
 * Finds the cycles of a directed graph: one, the shortest, for each strongly connected component
 * with more than one node (Tarjan, "Depth-first search and linear graph algorithms", 1972). Nodes
 * that are only targets are ignored.
 */
export function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  return componentsOf(graph)
    .filter((component) => component.length > 1)
    .map((component) => shortestCycle(graph, new Set(component)));
}

function componentsOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const isOpen = new Set<string>();
  const components: string[][] = [];

  function visit(node: string): void {
    index.set(node, index.size);
    low.set(node, index.get(node)!);
    stack.push(node);
    isOpen.add(node);
    for (const next of graph.get(node) ?? []) {
      if (!graph.has(next)) continue;
      if (!index.has(next)) {
        visit(next);
        low.set(node, Math.min(low.get(node)!, low.get(next)!));
      } else if (isOpen.has(next)) low.set(node, Math.min(low.get(node)!, index.get(next)!));
    }
    if (low.get(node) === index.get(node)) components.push(close(node));
  }

  function close(root: string): string[] {
    const component = stack.splice(stack.indexOf(root));
    for (const node of component) isOpen.delete(node);
    return component;
  }

  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return components;
}

/** The shortest cycle through any node of a strongly connected component. */
function shortestCycle(
  graph: ReadonlyMap<string, readonly string[]>,
  component: ReadonlySet<string>,
): string[] {
  const cycles = [...component].sort().map((start) => cycleFrom(start, graph, component));
  return cycles.reduce((best, cycle) => (cycle.length < best.length ? cycle : best));
}

/** Breadth-first search from a node back to itself. */
function cycleFrom(
  start: string,
  graph: ReadonlyMap<string, readonly string[]>,
  component: ReadonlySet<string>,
): string[] {
  const paths: string[][] = [[start]];
  const seen = new Set<string>();
  for (const path of paths) {
    for (const next of graph.get(path[path.length - 1]) ?? []) {
      if (next === start) return path;
      if (!component.has(next) || seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return [...component];
}
