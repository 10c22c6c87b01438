/**
 * Proposed values: what the product has where nothing was decided and nothing is implied.
 *
 * One after the other, each only if some product still has it together with all before: defaults
 * that a stored preference speaks for, the family's defaults, `none` for what may stay empty; at
 * the end, what they leave only one value for.
 * Proposals are shown, never binding: valid domains do not know them.
 */
import type { CompiledDefault, CompiledFamily } from '#rules/compile/compiled-family.ts';
import type { SplitCondition } from '#rules/compile/split-condition.ts';
import { GIVEN, NONE } from '#rules/model/terms.ts';
import type { Product } from './space.ts';
import type { SetBy } from './types.ts';
import type { Assumed } from './valid-domains.ts';

export interface Proposal {
  readonly value: number;
  readonly setBy: Extract<SetBy, 'default' | 'preference'>;
  readonly rules: readonly string[];
  /** The words of a default text. */
  readonly text?: string;
}

/** What is asked of the products; see Answers. */
export interface Products {
  known(assumed: Assumed): readonly Product[];
  find(assumed: Assumed): Product | undefined;
  settled(
    assumed: Assumed,
    open: readonly number[],
    products: Product[],
  ): ReadonlyMap<number, number>;
}

/** Before: `some` product holds `known` (decided and implied values). */
export function propose(
  compiled: CompiledFamily,
  all: Products,
  known: Assumed,
  some: Product,
  holds: (condition: SplitCondition, values: Assumed) => boolean,
): ReadonlyMap<number, Proposal> {
  const proposals = new Map<number, Proposal>();
  let values = new Map(known);
  let open = compiled.variables.flatMap((_, variable) => (known.has(variable) ? [] : [variable]));

  let products = [some, ...all.known(known)];

  const take = (variable: number, proposal: Proposal): void => {
    let holding = products.filter((product) => product[variable] === proposal.value);
    const wanted = new Map(values).set(variable, proposal.value);
    if (holding.length === 0) {
      const found = all.find(wanted);
      if (!found) return;
      holding = [found];
    }
    products = holding;
    values = wanted;
    proposals.set(variable, proposal);
    open = open.filter((other) => other !== variable);
  };

  for (const rule of compiled.defaults) {
    const variable = compiled.variables.findIndex(({ id }) => id === rule.variable);
    if (!open.includes(variable) || !holds(rule.when, values)) continue;
    const proposal = proposalOf(compiled, variable, rule);
    if (proposal) take(variable, proposal);
  }
  for (const variable of [...open]) {
    const value = compiled.variables[variable]?.domain.indexOf(NONE) ?? -1;
    if (value >= 0 && open.includes(variable)) {
      take(variable, { value, setBy: 'default', rules: [] });
    }
  }
  // What the proposals leave only one value for.
  for (const [variable, value] of all.settled(values, open, products)) {
    proposals.set(variable, { value, setBy: 'default', rules: [] });
  }
  return proposals;
}

function proposalOf(
  { variables }: CompiledFamily,
  index: number,
  rule: CompiledDefault,
): Proposal | undefined {
  const variable = variables[index];
  const isText = variable?.kind === 'text' && rule.value !== NONE;
  const value = variable?.domain.indexOf(isText ? GIVEN : rule.value) ?? -1;
  if (value < 0) return undefined;
  return {
    value,
    setBy: rule.byPreference ? 'preference' : 'default',
    rules: [rule.rule],
    ...(isText ? { text: String(rule.value) } : {}),
  };
}
