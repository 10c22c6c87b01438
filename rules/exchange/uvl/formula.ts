/** Formulas in UVL's notation; constants are worked out, so `true` and `false` never appear. */

export type Formula = string | boolean;

/** Names are always quoted: ours have hyphens, dots and equals signs. */
export const quoted = (name: string): string => `"${name.replaceAll('"', "'")}"`;

export function and(parts: readonly Formula[]): Formula {
  const open = [...new Set(parts)].filter((part) => part !== true);
  if (open.includes(false)) return false;
  if (open.length === 0) return true;
  return open.length === 1 ? (open[0] ?? true) : `(${open.join(' & ')})`;
}

export function or(parts: readonly Formula[]): Formula {
  const open = [...new Set(parts)].filter((part) => part !== false);
  if (open.includes(true)) return true;
  if (open.length === 0) return false;
  return open.length === 1 ? (open[0] ?? false) : `(${open.join(' | ')})`;
}

export function negated(part: Formula): Formula {
  if (typeof part === 'boolean') return !part;
  return part.startsWith('!') ? part.slice(1) : `!${grouped(part)}`;
}

/** In brackets, unless it is one name or in brackets already. */
const grouped = (part: string): string =>
  /^("[^"]*"|\(.*\))$/.test(part) && whole(part) ? part : `(${part})`;

function whole(part: string): boolean {
  if (!part.startsWith('(')) return true;
  let depth = 0;
  let name = false;
  for (let i = 0; i < part.length; i++) {
    if (part[i] === '"') name = !name;
    if (name) continue;
    depth += part[i] === '(' ? 1 : part[i] === ')' ? -1 : 0;
    if (depth === 0) return i === part.length - 1;
  }
  return false;
}

export const implies = (when: Formula, then: Formula): Formula => or([negated(when), then]);
