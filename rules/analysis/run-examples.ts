/** The examples of a family's rules, run as its tests. */
import { openConfigurator, type CompiledFamily } from '#rules/configuration/index.ts';
import type { Configurator } from '#rules/configuration/configurator.ts';
import type { ContextFacts, ContextLiterals, Decision } from '#rules/configuration/types.ts';
import type { Scalar } from '#rules/model/condition.ts';
import { isContextFact } from '#rules/model/facts.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import type { Rule } from '#rules/model/rule.ts';
import type { ExampleFinding } from './types.ts';

type Example = Rule['examples'][number];
type Given = Example['given'];

/** Truth of the compiled family's context conditions for one customer. */
export type EvaluateContext = (facts: ContextFacts) => Promise<ContextLiterals>;

export interface ExampleRun {
  readonly run: number;
  readonly failed: readonly ExampleFinding[];
}

/** `base` are the facts of which an example says nothing. */
export async function runExamples(
  family: PublicFamily,
  compiled: CompiledFamily,
  evaluate: EvaluateContext,
  base: ContextFacts,
): Promise<ExampleRun> {
  const opened = new Map<string, Configurator>();
  const open = async (facts: ContextFacts): Promise<Configurator> => {
    const literals = await evaluate(facts);
    const key = JSON.stringify(literals);
    const configurator = opened.get(key) ?? openConfigurator(compiled, literals);
    opened.set(key, configurator);
    return configurator;
  };
  const failed: ExampleFinding[] = [];
  let run = 0;
  for (const { id: rule, examples } of family.rules) {
    for (const [index, { given, expect }] of examples.entries()) {
      const { facts, decisions } = readGiven(given, base);
      const found = outcome(await open(facts), decisions, expect);
      const expected = typeof expect === 'string' ? expect : inWords(expect.value);
      run++;
      if (found !== expected) failed.push({ rule, example: index + 1, expected, found });
    }
  }
  return { run, failed };
}

/** Context facts and decisions of an example; a list fills a repeated module's slots in order. */
export function readGiven(given: Given, base: ContextFacts) {
  const facts: Record<string, unknown> = { ...base };
  const decisions: Decision[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (isContextFact(name)) put(facts, name.split('.'), value);
    else if (Array.isArray(value)) {
      value.forEach((each, i) => decisions.push(decision(`${name}.${i + 1}`, each)));
    } else decisions.push(decision(name, value));
  }
  return { facts: facts as unknown as ContextFacts, decisions };
}

const decision = (variable: string, value: Scalar): Decision => ({
  variable,
  value: typeof value === 'boolean' ? String(value) : value,
});

function put(row: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    row[name] = value;
    return;
  }
  const inner = { ...(row[name] as Record<string, unknown> | undefined) };
  row[name] = inner;
  put(inner, rest, value);
}

function outcome(
  configurator: Configurator,
  decisions: readonly Decision[],
  expected: Example['expect'],
): string {
  if (typeof expected === 'string') {
    return configurator.complete(decisions, 'cheapest') ? 'valid' : 'invalid';
  }
  const { variables } = configurator.state(decisions);
  const proposed = Object.keys(expected.value).map((id): [string, Scalar] => [
    id,
    variables.find(({ variable }) => variable === id)?.value ?? 'nothing',
  ]);
  return inWords(Object.fromEntries(proposed));
}

const inWords = (values: Readonly<Record<string, Scalar>>): string =>
  Object.entries(values)
    .map(([variable, value]) => `${variable}=${value}`)
    .join(', ');
