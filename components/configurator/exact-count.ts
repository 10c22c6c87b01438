/** How many products are left: exact, or not said. */
import type { Settled } from './clash.ts';
import type { Engine } from './engine.ts';

/** A search walks through products one by one; so few are counted in a moment. */
const MOST_WALKED = 40;

/** In decimal digits: it may be more than a number holds. */
export function exactCount(engine: Engine, { kept, refused }: Settled): string | undefined {
  if (refused.length > 0) return undefined;
  const { count, exact } = engine.count(kept, MOST_WALKED);
  return exact ? String(count) : undefined;
}
