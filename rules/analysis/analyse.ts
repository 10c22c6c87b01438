/**
 * What is wrong or odd about a model, each finding with the rules behind it.
 *
 * For one customer, or with `free` context literals for all of them at once: then every finding
 * holds whoever the customer is, but what is wrong for some customers only is not found.
 * Method: automated analysis of feature models (Benavides, Segura and Ruiz-Cortés, 2010), each
 * question a satisfiability problem over named rules; explanations by QuickXplain.
 */
import type { CompiledFamily, TracedRule } from '#rules/compile/compiled-family.ts';
import { explainClash } from '#rules/configuration/explain.ts';
import { Space } from '#rules/configuration/space.ts';
import type { ContextLiterals } from '#rules/configuration/types.ts';
import { DomainFinder } from '#rules/configuration/valid-domains.ts';
import { quickXplain } from '#rules/engine/explain/quickxplain.ts';
import type { Literal } from '#rules/engine/sat/literal.ts';
import { DEFAULT_BUDGET, type Budget } from '#rules/kernel/budget.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { isHard, NONE } from '#rules/model/terms.ts';
import type { Analysis, RuleFinding, ValueFinding } from './types.ts';

/** `compiled` has to be compiled with traces. */
export function analyse(
  family: PublicFamily,
  compiled: CompiledFamily,
  context: ContextLiterals | 'free',
  budget: Budget = DEFAULT_BUDGET,
): Analysis {
  return new Analyst(family, compiled, context, budget).analyse();
}

/** A minimal set of rules that leave no product to a customer; undefined when there is one. */
export function contradictionFor(
  compiled: CompiledFamily,
  context: ContextLiterals,
  budget: Budget = DEFAULT_BUDGET,
): readonly string[] | undefined {
  const plain = new Space(compiled, context, false, budget);
  if (plain.find([]).status !== 'unsat') return undefined;
  return explainClash({ plain, named: new Space(compiled, context, true, budget) }, []).rules;
}

class Analyst {
  private readonly plain: Space;
  private readonly named: Space;
  private unsettled = 0;

  constructor(
    private readonly family: PublicFamily,
    private readonly compiled: CompiledFamily,
    context: ContextLiterals | 'free',
    budget: Budget,
  ) {
    this.plain = new Space(compiled, context, false, budget);
    this.named = new Space(compiled, context, true, budget);
  }

  analyse(): Analysis {
    const nothing = { dead: [], core: [], falseOptional: [], redundant: [], neverFires: [] };
    const whole = this.plain.find([]).status;
    if (whole !== 'sat') {
      const contradiction = whole === 'unsat' ? this.behind() : undefined;
      return { ...nothing, ...(contradiction ? { contradiction } : {}), unsettled: 1 };
    }
    const values = this.values();
    const rules = this.rules();
    return { ...values, ...rules, unsettled: this.unsettled };
  }

  /** The rules of a minimal clash with a value, or among themselves. */
  private behind(wanted?: Literal): readonly string[] {
    return explainClash({ plain: this.plain, named: this.named }, [], wanted).rules;
  }

  private values(): Pick<Analysis, 'dead' | 'core' | 'falseOptional'> {
    const finder = new DomainFinder(this.plain, this.compiled.variables);
    const dead: ValueFinding[] = [];
    const core: ValueFinding[] = [];
    const falseOptional: ValueFinding[] = [];
    finder.domains(new Map()).forEach((statuses, number) => {
      const { id: variable, domain } = this.compiled.variables[number] ?? { id: '', domain: [] };
      this.unsettled += statuses.filter((status) => status === 'unknown').length;
      statuses.forEach((status, index) => {
        const value = domain[index];
        if (status !== 'invalid' || value === undefined) return;
        const rules = this.behind(this.plain.literal(number, index));
        (value === NONE ? falseOptional : dead).push({ variable, value, rules });
      });
      const valid = statuses.flatMap((status, index) => (status === 'valid' ? [index] : []));
      const [only] = valid;
      const value = only === undefined ? undefined : domain[only];
      if (valid.length !== 1 || domain.length < 2 || only === undefined || value === undefined) {
        return;
      }
      const rules = this.behind(this.plain.literal(number, only) ^ 1);
      core.push({ variable, value, rules });
    });
    return { dead, core, falseOptional };
  }

  private rules(): Pick<Analysis, 'redundant' | 'neverFires'> {
    const traces = new Map(this.compiled.traces?.map((trace) => [trace.rule, trace]));
    const redundant: RuleFinding[] = [];
    const neverFires: RuleFinding[] = [];
    for (const rule of this.family.rules) {
      const trace = traces.get(rule.id);
      if (!trace) continue;
      const finding = isHard(rule) ? this.hardRule(trace) : this.softRule(trace);
      if (finding) (finding.kind === 'redundant' ? redundant : neverFires).push(finding.finding);
    }
    return { redundant, neverFires };
  }

  /** Under all other rules: whether it can fire, and whether it can be violated. */
  private hardRule({ rule, fires, violated }: TracedRule) {
    const others = this.named.selectors.filter(({ name }) => name !== rule);
    const implied = violated === undefined ? undefined : this.excluded(violated, others);
    // What forbids its own condition fires exactly where it would be violated.
    if (violated !== fires) {
      const silent = this.excluded(fires, others);
      if (silent) return { kind: 'never-fires' as const, finding: { rule, rules: silent } };
    }
    return implied && { kind: 'redundant' as const, finding: { rule, rules: implied } };
  }

  private softRule({ rule, fires }: TracedRule) {
    const silent = this.excluded(fires, this.named.selectors);
    return silent && { kind: 'never-fires' as const, finding: { rule, rules: silent } };
  }

  /** A minimal set of rules that exclude a literal; undefined when they don't. */
  private excluded(
    literal: number,
    rules: readonly { readonly name: string; readonly literal: Literal }[],
  ): readonly string[] | undefined {
    const wanted = this.named.fromCompiled(literal);
    const find = (some: typeof rules) =>
      this.named.find([wanted, ...some.map((each) => each.literal)]);
    const finding = find(rules);
    if (finding.status === 'unknown') this.unsettled++;
    if (finding.status !== 'unsat') return undefined;
    const core = new Set(finding.core);
    const suspects = rules.filter((each) => core.has(each.literal));
    return quickXplain(suspects, (some) => find(some).status !== 'unsat').map(({ name }) => name);
  }
}
