/**
 * Formulas over variables of several values, as clauses over sets of values.
 *
 * Negations go inwards to the comparisons, and disjunctions are multiplied out; where that would
 * make many clauses, a part of the formula gets a boolean variable of its own, which is true
 * exactly if the part holds, so that no solution is counted twice.
 */
import type { Clause } from '#rules/engine/network/network.ts';
import type { NetworkBuilder } from './network-builder.ts';

export type Operand =
  | { readonly kind: 'variable'; readonly variable: number }
  | { readonly kind: 'constant'; readonly value: string }
  | {
      readonly kind: 'arithmetic';
      readonly operator: string;
      readonly left: Operand;
      readonly right: Operand;
    };

export type Formula =
  | { readonly kind: 'not'; readonly part: Formula }
  | { readonly kind: 'and' | 'or' | 'same'; readonly parts: readonly Formula[] }
  | {
      readonly kind: 'compare';
      readonly operator: string;
      readonly left: Operand;
      readonly right: Operand;
    };

/** The values of each variable that satisfy it; one of them has to hold. */
type Literals = ReadonlyMap<number, ReadonlySet<number>>;

const MOST_CLAUSES = 256;
const MOST_COMBINATIONS = 65_536;

export function addFormula(builder: NetworkBuilder, formula: Formula): void {
  for (const literals of clausesOf(builder, formula, true)) addClause(builder, literals);
}

function addClause(builder: NetworkBuilder, literals: Literals): void {
  builder.addClause(
    [...literals].map(([variable, values]): Clause['literals'][number] => ({
      variable,
      values: [...values].sort((a, b) => a - b),
    })),
  );
}

/** The formula, or its negation where it has not to hold, as clauses. */
function clausesOf(builder: NetworkBuilder, formula: Formula, holds: boolean): Literals[] {
  switch (formula.kind) {
    case 'not':
      return clausesOf(builder, formula.part, !holds);
    case 'compare':
      return comparisonClauses(builder, formula, holds);
    case 'same':
      return clausesOf(builder, sameAsOr(formula.parts, holds), true);
    default: {
      const parts = formula.parts.map((part) => clausesOf(builder, part, holds));
      if ((formula.kind === 'and') === holds) return parts.flat();
      return eitherOf(builder, parts);
    }
  }
}

/** `a <=> b` is (¬a ∨ b) ∧ (a ∨ ¬b), its negation (a ∨ b) ∧ (¬a ∨ ¬b). */
function sameAsOr([a, b]: readonly Formula[], holds: boolean): Formula {
  if (!a || !b) throw new Error('an equivalence of fewer than two parts');
  const notA: Formula = { kind: 'not', part: a };
  const other: Formula = { kind: 'not', part: b };
  const [first, second] = holds ? [b, other] : [other, b];
  return {
    kind: 'and',
    parts: [
      { kind: 'or', parts: [notA, first] },
      { kind: 'or', parts: [a, second] },
    ],
  };
}

/** Clauses that say that all the clauses of one of the parts hold. */
function eitherOf(builder: NetworkBuilder, parts: readonly Literals[][]): Literals[] {
  const product = parts.reduce((size, clauses) => size * clauses.length, 1);
  const short =
    product <= MOST_CLAUSES
      ? parts
      : parts.map((clauses) => (clauses.length > 1 ? [named(builder, clauses)] : clauses));
  let found: Literals[] = [new Map()];
  for (const clauses of short) {
    found = found.flatMap((left) =>
      clauses.flatMap((right) => {
        const both = joined(builder, left, right);
        return both ? [both] : [];
      }),
    );
  }
  return found;
}

/** A clause of one literal that holds exactly if all these clauses do. */
function named(builder: NetworkBuilder, clauses: readonly Literals[]): Literals {
  // One variable for each clause and one for all: with each in turn, "exactly if" stays clauses.
  const each = clauses.map((clause) => {
    const helper = builder.addHelper(2);
    addClause(builder, new Map([...clause, [helper, new Set([0])]]));
    for (const [variable, values] of clause) {
      const others = allBut(builder, variable, values);
      addClause(builder, new Map([[variable, others], [helper, new Set([1])]])); // prettier-ignore
    }
    return helper;
  });
  const all = builder.addHelper(2);
  for (const helper of each) {
    addClause(builder, new Map([[helper, new Set([1])], [all, new Set([0])]])); // prettier-ignore
  }
  const none = each.map((helper): [number, ReadonlySet<number>] => [helper, new Set([0])]);
  addClause(builder, new Map([...none, [all, new Set([1])]]));
  return new Map([[all, new Set([1])]]);
}

const allBut = (builder: NetworkBuilder, variable: number, values: ReadonlySet<number>) =>
  new Set(
    Array.from({ length: builder.sizeOf(variable) }, (_, value) => value).filter(
      (value) => !values.has(value),
    ),
  );

/** Both clauses in one; undefined when that always holds. */
function joined(builder: NetworkBuilder, left: Literals, right: Literals): Literals | undefined {
  const both = new Map(left);
  for (const [variable, values] of right) {
    const union = new Set([...(both.get(variable) ?? []), ...values]);
    if (union.size === builder.sizeOf(variable)) return undefined;
    both.set(variable, union);
  }
  return both;
}

type Comparison = Extract<Formula, { kind: 'compare' }>;

/**
 * For each combination of all variables but the last, the values of the last that satisfy the
 * comparison: one clause, unless those are all.
 */
function comparisonClauses(
  builder: NetworkBuilder,
  formula: Comparison,
  holds: boolean,
): Literals[] {
  const { operator } = formula;
  const [left, right] = readings(builder, formula);
  const scope = [...new Set([...variablesOf(left), ...variablesOf(right)])];
  const last = scope.at(-1);
  const satisfied = (values: ReadonlyMap<number, number>): boolean =>
    compare(operator, valueOf(builder, left, values), valueOf(builder, right, values)) === holds;
  if (last === undefined) return satisfied(new Map()) ? [] : [new Map()];
  if (builder.combinations(scope) > MOST_COMBINATIONS) {
    throw new Error(`a comparison of more than ${MOST_COMBINATIONS} combinations`);
  }
  const before = scope.slice(0, -1);
  const clauses: Literals[] = [];
  builder.forEachCombination(before, (combination) => {
    const values = new Map(before.map((variable, index) => [variable, combination[index] ?? 0]));
    const fitting = new Set<number>();
    for (let value = 0; value < builder.sizeOf(last); value++) {
      if (satisfied(new Map([...values, [last, value]]))) fitting.add(value);
    }
    if (fitting.size === builder.sizeOf(last)) return;
    const others = before.map((variable): [number, ReadonlySet<number>] => [
      variable,
      allBut(builder, variable, new Set([values.get(variable) ?? 0])),
    ]);
    clauses.push(new Map([...others, [last, fitting]]));
  });
  return clauses;
}

/**
 * The two sides. A name that is a parameter but also a value of the parameter on the other side
 * stands for the value; a name that is neither, compared with a parameter, is a fault.
 */
function readings(builder: NetworkBuilder, { left, right }: Comparison): [Operand, Operand] {
  const asValue = (side: Operand, of: Operand): Operand => {
    if (of.kind !== 'variable') return side;
    if (side.kind === 'variable' && side.variable !== of.variable) {
      const name = builder.nameOf(side.variable);
      if (builder.value(of.variable, name) !== undefined) return { kind: 'constant', value: name };
    }
    if (side.kind === 'constant' && Number.isNaN(Number(side.value))) {
      if (builder.value(of.variable, side.value) === undefined) {
        throw new Error(`${builder.nameOf(of.variable)} has no value ${side.value}`);
      }
    }
    return side;
  };
  const second = asValue(right, left);
  return [second.kind === 'constant' ? left : asValue(left, second), second];
}

function variablesOf(operand: Operand): readonly number[] {
  if (operand.kind === 'variable') return [operand.variable];
  if (operand.kind === 'constant') return [];
  return [...variablesOf(operand.left), ...variablesOf(operand.right)];
}

function valueOf(
  builder: NetworkBuilder,
  operand: Operand,
  values: ReadonlyMap<number, number>,
): string {
  if (operand.kind === 'constant') return operand.value;
  if (operand.kind === 'variable') {
    return builder.valueName(operand.variable, values.get(operand.variable) ?? 0);
  }
  const [a, b] = [operand.left, operand.right].map((side) =>
    numberOf(valueOf(builder, side, values)),
  );
  return String(calculate(operand.operator, a ?? NaN, b ?? NaN));
}

function numberOf(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number)) throw new Error(`${text} is not a number`);
  return number;
}

function calculate(operator: string, a: number, b: number): number {
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  if (operator === '*') return a * b;
  if (b === 0) throw new Error('a division by zero');
  return operator === '/' ? Math.trunc(a / b) : a % b;
}

/** Equal when written the same or the same number; only numbers have an order. */
function compare(operator: string, a: string, b: string): boolean {
  const equal = a === b || Number(a) === Number(b);
  if (operator === '==') return equal;
  if (operator === '!=') return !equal;
  const [x, y] = [numberOf(a), numberOf(b)];
  if (operator === '<') return x < y;
  if (operator === '<=') return x <= y;
  return operator === '>' ? x > y : x >= y;
}
