/**
 * Valid domains: which values some complete product has, given the values assumed.
 *
 * Complete: a value is valid because a product with it was found, invalid because the solver proved
 * that there is none. Products once found are kept: each witnesses one value of every variable, so
 * only values without a witness cost a search.
 */
import type { CompiledVariable } from '#rules/compile/compiled-family.ts';
import type { Literal } from '#rules/engine/sat/literal.ts';
import type { Finding, Product, Space } from './space.ts';
import type { OptionState } from './types.ts';

/** Domain index by variable number. */
export type Assumed = ReadonlyMap<number, number>;
export type Status = OptionState['status'];

const REMEMBERED = 3000;

export class DomainFinder {
  private readonly memory: Product[] = [];

  constructor(
    private readonly space: Space,
    private readonly variables: readonly CompiledVariable[],
  ) {}

  literals(assumed: Assumed, except?: number): Literal[] {
    // In the order of the document, so that neighbouring questions share their first assumptions.
    return [...assumed]
      .filter(([variable]) => variable !== except)
      .sort(([a], [b]) => a - b)
      .map(([variable, value]) => this.space.literal(variable, value));
  }

  find(assumptions: readonly Literal[]): Finding {
    const finding = this.space.find(assumptions);
    if (finding.status === 'sat') this.remember(finding.product);
    return finding;
  }

  /** A product that holds what is assumed, from memory or by search. */
  findProduct(assumed: Assumed): Finding {
    const known = this.memory.find((product) => mismatch(product, assumed) === AGREES);
    return known ? { status: 'sat', product: known } : this.find(this.literals(assumed));
  }

  /**
   * The status of every value of every variable. The values of an assumed variable are judged by
   * the other assumptions, so that they tell what it could be changed to.
   */
  domains(assumed: Assumed): Status[][] {
    const marks = this.variables.map(({ domain }) => new Uint8Array(domain.length));
    const mark = (product: Product): void => {
      const differs = mismatch(product, assumed);
      if (differs === DISAGREES) return;
      if (differs >= 0) setMark(marks, differs, product);
      else product.forEach((_, variable) => setMark(marks, variable, product));
    };
    this.memory.forEach(mark);
    const base = this.literals(assumed);
    const consistent = this.findProduct(assumed);
    if (consistent.status === 'sat') mark(consistent.product);
    return this.variables.map(({ domain }, variable) => {
      const others = assumed.has(variable) ? this.literals(assumed, variable) : base;
      return domain.map((_, value): Status => {
        if (marks[variable]?.[value]) return 'valid';
        if (others === base && consistent.status !== 'sat') {
          return consistent.status === 'unsat' ? 'invalid' : 'unknown';
        }
        this.suggestUnseen(marks);
        const finding = this.find([...others, this.space.literal(variable, value)]);
        if (finding.status === 'sat') mark(finding.product);
        return finding.status === 'sat'
          ? 'valid'
          : finding.status === 'unsat'
            ? 'invalid'
            : 'unknown';
      });
    });
  }

  /** The status of one value, as in `domains`. */
  judge(assumed: Assumed, variable: number, value: number): Status {
    const { status } = this.findProduct(new Map(assumed).set(variable, value));
    return status === 'sat' ? 'valid' : status === 'unsat' ? 'invalid' : 'unknown';
  }

  /** The products found so far that hold what is assumed. */
  known(assumed: Assumed): readonly Product[] {
    return this.memory.filter((product) => mismatch(product, assumed) === AGREES);
  }

  /**
   * Which of the open variables have the same value in every product that holds what is assumed.
   * `products` are some that do, one at least; those found on the way are added.
   */
  settled(
    assumed: Assumed,
    open: readonly number[],
    products: Product[],
  ): ReadonlyMap<number, number> {
    const base = this.literals(assumed);
    const found = new Map<number, number>();
    for (const variable of open) {
      const value = products[0]?.[variable];
      if (value === undefined) break;
      if (products.some((product) => product[variable] !== value)) continue;
      const other = this.find([...base, this.space.literal(variable, value) ^ 1]);
      if (other.status === 'unsat') found.set(variable, value);
      else if (other.status === 'sat') products.push(other.product);
    }
    return found;
  }

  /** Makes the next product found show values that none has shown. */
  private suggestUnseen(marks: readonly Uint8Array[]): void {
    marks.forEach((seen, variable) => {
      const unseen = seen.indexOf(0);
      if (unseen >= 0) this.space.suggest(this.space.literal(variable, unseen));
    });
  }

  private remember(product: Product): void {
    if (this.memory.length >= REMEMBERED) this.memory.splice(0, REMEMBERED / 4);
    this.memory.push(product);
  }
}

const AGREES = -1;
const DISAGREES = -2;

/** The one variable in which a product differs from what is assumed, if it is just one. */
function mismatch(product: Product, assumed: Assumed): number {
  let differs = AGREES;
  for (const [variable, value] of assumed) {
    if (product[variable] === value) continue;
    if (differs !== AGREES) return DISAGREES;
    differs = variable;
  }
  return differs;
}

function setMark(marks: readonly Uint8Array[], variable: number, product: Product): void {
  const value = product[variable] ?? -1;
  const seen = marks[variable];
  if (seen && value >= 0) seen[value] = 1;
}
