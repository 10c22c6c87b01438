/** The constraints of a model as rules, and their sums as totals. */
import type { Condition, Operator } from '#rules/model/condition.ts';
import { all, ALWAYS, any, not, topLevel, type Truth } from './conditions.ts';
import type { FeatureTree } from './feature-tree.ts';
import { Arithmetic, plus, scaleOf, type Terms } from './linear.ts';
import { UvlFault, type BinaryOperator, type Constraint, type Expression } from './model.ts';
import { isThere } from './places.ts';

const COMPARISONS: Partial<Record<BinaryOperator, Operator>> = {
  '==': 'equal',
  '!=': 'notEqual',
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
};
const COMPARE: Partial<Record<Operator, (a: number, b: number) => boolean>> = {
  equal: (a, b) => a === b,
  notEqual: (a, b) => a !== b,
  lessThan: (a, b) => a < b,
  lessThanInclusive: (a, b) => a <= b,
  greaterThan: (a, b) => a > b,
  greaterThanInclusive: (a, b) => a >= b,
};
const SHOWN = 300;

export class Constraints {
  readonly rules: object[] = [];
  readonly totals: object[] = [];

  constructor(
    private readonly tree: FeatureTree,
    constraints: readonly Constraint[],
  ) {
    constraints.forEach((constraint, index) => this.add(constraint, `constraint-${index + 1}`));
  }

  private add({ expression, text, line }: Constraint, id: string): void {
    const implies = expression.kind === 'binary' && expression.operator === '=>';
    const when = implies ? this.truth(expression.left, line) : true;
    const then = this.truth(implies ? expression.right : expression, line);
    if (when === false || then === true) return;
    const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)} …` : text;
    const conditions: Condition = when === true ? ALWAYS : topLevel(when);
    const event =
      then === false ? { type: 'forbid' } : { type: 'require', params: { conditions: then } };
    const title = { en: shown };
    this.rules.push({ id, title, because: { en: `The model says: ${shown}` }, conditions, event });
  }

  private truth(expression: Expression, line: number): Truth {
    switch (expression.kind) {
      case 'constant':
        return expression.value;
      case 'not':
        return not(this.truth(expression.of, line));
      case 'name': {
        const located = this.tree.located.get(expression.name);
        if (!located) throw new UvlFault(line, `there is no feature “${expression.name}”`);
        return isThere(located.place);
      }
      case 'binary':
        return this.binary(expression, line);
      default:
        throw new UvlFault(line, 'a number is no truth value');
    }
  }

  private binary(expression: Extract<Expression, { kind: 'binary' }>, line: number): Truth {
    const { operator, left, right } = expression;
    if (operator === '&' || operator === '|') {
      const parts = flattened(expression, operator).map((each) => this.truth(each, line));
      return operator === '&' ? all(parts) : any(parts);
    }
    if (operator === '=>' || operator === '<=>') {
      const one = this.truth(left, line);
      const other = this.truth(right, line);
      const forth = any([not(one), other]);
      return operator === '=>' ? forth : all([forth, any([one, not(other)])]);
    }
    const comparison = COMPARISONS[operator];
    if (!comparison) throw new UvlFault(line, 'a number is no truth value');
    const arithmetic = new Arithmetic(this.tree.located, line);
    const terms = plus(arithmetic.terms(left), arithmetic.terms(right), -1);
    return this.comparison(terms, comparison, line);
  }

  /** terms `operator` 0 */
  private comparison(terms: Terms, operator: Operator, line: number): Truth {
    const scale = scaleOf(terms);
    if (scale === undefined) throw new UvlFault(line, 'more than six decimals');
    const bound = -Math.round(terms.constant * scale);
    const numbers = [...terms.numbers].filter(([, weight]) => weight !== 0);
    const features = [...terms.features].filter(([, weight]) => weight !== 0);
    if (numbers.length + features.length === 0) return COMPARE[operator]?.(0, bound) ?? false;
    const id = `sum-${this.totals.length + 1}`;
    const path = `sum${this.totals.length + 1}`;
    const choices = new Set<string>();
    for (const [name, weight] of features) {
      const place = this.tree.located.get(name)?.place;
      if (place?.kind !== 'value') continue;
      this.tree.addAttribute(place, path, Math.round(weight * scale));
      choices.add(place.variable);
    }
    this.totals.push({
      id,
      title: { en: `Sum of line ${line}` },
      unit: '',
      characteristics: [
        ...[...choices].map((choice) => ({ id: choice, path })),
        ...numbers.map(([variable, weight]) => ({
          id: variable,
          factor: Math.round(weight * scale),
        })),
      ],
    });
    return { fact: `total.${id}`, operator, value: bound };
  }
}

/** The parts of a long chain of one operator, without recursion on its length. */
function flattened(expression: Expression, operator: BinaryOperator): readonly Expression[] {
  const parts: Expression[] = [];
  let rest = expression;
  while (rest.kind === 'binary' && rest.operator === operator) {
    parts.push(rest.right);
    rest = rest.left;
  }
  parts.push(rest);
  return parts.reverse();
}
