/**
 * The difference between two values of plain data, and how to apply it.
 *
 * Invariants: `patched(before, differenceOf(before, after))` equals `after`; every part that is
 * equal in both is the very same object as before, so that who compares by identity sees what
 * changed and nothing else.
 */
export type Patch =
  /** Another value altogether. */
  | { readonly put: unknown }
  /** The same object with some members changed or taken away. */
  | { readonly members: Readonly<Record<string, Patch>>; readonly gone?: readonly string[] }
  /** The same list with some items changed, cut or extended to `length`. */
  | { readonly items: readonly (readonly [number, Patch])[]; readonly length: number };

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined where there is none. */
export function differenceOf(before: unknown, after: unknown): Patch | undefined {
  if (Object.is(before, after)) return undefined;
  if (Array.isArray(before) && Array.isArray(after)) return listDifference(before, after);
  if (isMembers(before) && isMembers(after)) return memberDifference(before, after);
  return { put: after };
}

function listDifference(before: readonly unknown[], after: readonly unknown[]): Patch | undefined {
  const items = after.flatMap((item, index): [number, Patch][] => {
    const patch = index < before.length ? differenceOf(before[index], item) : { put: item };
    return patch ? [[index, patch]] : [];
  });
  if (items.length === 0 && before.length === after.length) return undefined;
  return { items, length: after.length };
}

function memberDifference(before: Members, after: Members): Patch | undefined {
  const members: Record<string, Patch> = {};
  for (const [key, value] of Object.entries(after)) {
    const patch = Object.hasOwn(before, key) ? differenceOf(before[key], value) : { put: value };
    if (patch) members[key] = patch;
  }
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  if (gone.length > 0) return { members, gone };
  return Object.keys(members).length > 0 ? { members } : undefined;
}

/** `before` with the patch applied; itself where there is nothing to change. */
export function patched(before: unknown, patch: Patch | undefined): unknown {
  if (patch === undefined) return before;
  if ('put' in patch) return patch.put;
  if ('items' in patch) {
    const list = (before as readonly unknown[]).slice(0, patch.length);
    for (const [index, item] of patch.items) list[index] = patched(list[index], item);
    return list;
  }
  const result: Record<string, unknown> = { ...(before as Members) };
  for (const key of patch.gone ?? []) delete result[key];
  for (const [key, member] of Object.entries(patch.members)) {
    result[key] = patched(result[key], member);
  }
  return result;
}
