/**
 * json-rules-engine with our meaning of its operators and paths.
 *
 * A comparison with an absent value is false, whatever the operator; a component or a choice
 * without a path is its id; a repeated module is the list of its slots. Paths are plain dotted
 * names, so that a rule document can never make the engine evaluate an expression.
 */
import { Engine, type TopLevelCondition } from 'json-rules-engine';
import type { Condition } from '#rules/model/condition.ts';

type Row = Readonly<Record<string, unknown>>;
const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function read(value: unknown, path: string): unknown {
  let current = value;
  for (const name of path.split('.')) {
    if (!isRow(current) || !Object.hasOwn(current, name)) return undefined;
    current = current[name];
  }
  return current;
}

/** One level of lists: a slot's list attribute counts as its elements. */
function resolvePath(value: object, path: string): unknown {
  if (!Array.isArray(value)) return read(value, path);
  const list: unknown[] = [];
  for (const item of value as unknown[]) {
    const found = read(item, path);
    if (Array.isArray(found)) list.push(...(found as unknown[]));
    else if (found !== undefined) list.push(found);
  }
  return list;
}

const plain = (value: unknown): unknown => {
  if (Array.isArray(value))
    return (value as unknown[]).map((item) => (isRow(item) ? item['id'] : item));
  return isRow(value) ? value['id'] : value;
};

const isDay = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const comparable = (a: unknown, b: unknown): boolean =>
  (typeof a === 'number' && typeof b === 'number') || (isDay(a) && isDay(b));
const list = (value: unknown): readonly unknown[] | undefined =>
  Array.isArray(value) ? (value as unknown[]) : undefined;

type Test = (a: never, b: never) => boolean;
const OPERATORS: Record<string, (a: unknown, b: unknown) => boolean> = {
  equal: (a, b) => a === b,
  notEqual: (a, b) => a !== b,
  in: (a, b) => list(b)?.includes(a) ?? false,
  notIn: (a, b) => list(b)?.every((item) => item !== a) ?? false,
  contains: (a, b) => list(a)?.includes(b) ?? false,
  doesNotContain: (a, b) => list(a)?.every((item) => item !== b) ?? false,
  lessThan: (a, b) => comparable(a, b) && (a as number) < (b as number),
  lessThanInclusive: (a, b) => comparable(a, b) && (a as number) <= (b as number),
  greaterThan: (a, b) => comparable(a, b) && (a as number) > (b as number),
  greaterThanInclusive: (a, b) => comparable(a, b) && (a as number) >= (b as number),
};

/** An engine without rules yet; facts are given to `run`. */
export function jsonRulesEngine(): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true, pathResolver: resolvePath } as object);
  for (const [name, test] of Object.entries(OPERATORS)) {
    const present = (a: unknown, b: unknown): boolean =>
      a !== undefined && a !== null && b !== undefined && b !== null && test(plain(a), plain(b));
    engine.addOperator(name, present as Test);
  }
  return engine;
}

/** A rule that fires with `name` when the condition holds. */
export function addNamedRule(engine: Engine, name: string, condition: Condition): void {
  const conditions = { all: [condition] } as unknown as TopLevelCondition;
  engine.addRule({ name, conditions, event: { type: name } });
}

/** Names of the rules that fire on these facts. */
export async function fired(engine: Engine, facts: Row): Promise<ReadonlySet<string>> {
  const { events } = await engine.run(withoutUndefined(facts));
  return new Set(events.map((event) => event.type));
}

const withoutUndefined = (facts: Row): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
