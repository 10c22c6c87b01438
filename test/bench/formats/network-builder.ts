/**
 * A network while it is read: variables by name, values by name, constraints as they come.
 *
 * Refuses what the engine's network can't hold: a name twice, a domain of more than 65,536 values.
 */
import type { Clause, Constraint, Network, Objective } from '#rules/engine/network/network.ts';
import type { NamedNetwork, NamedVariable } from './model.ts';

const MOST_VALUES = 65_536;

export class NetworkBuilder {
  private readonly named: NamedVariable[] = [];
  private readonly helpers: number[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly indices: ReadonlyMap<string, number>[] = [];
  readonly constraints: Constraint[] = [];
  readonly objectives: Objective[] = [];

  /** Adds a variable of the file; all of them before the first helper. */
  addVariable(name: string, values: readonly string[]): number {
    if (this.helpers.length > 0) throw new Error('variables of the file come before helpers');
    const number = this.named.length;
    if (this.numbers.has(name)) throw new Error(`variable ${name} is there twice`);
    if (values.length > MOST_VALUES) {
      throw new Error(`variable ${name} has ${values.length} values, more than ${MOST_VALUES}`);
    }
    const indices = new Map(values.map((value, index) => [value, index]));
    if (indices.size < values.length) throw new Error(`variable ${name} has a value twice`);
    this.numbers.set(name, number);
    this.indices.push(indices);
    this.named.push({ name, values });
    return number;
  }

  /** Adds a variable of ours, which the file's variables must determine. */
  addHelper(size: number): number {
    if (size > MOST_VALUES) throw new Error(`${size} values are more than ${MOST_VALUES}`);
    this.helpers.push(size);
    return this.named.length + this.helpers.length - 1;
  }

  variable(name: string): number | undefined {
    return this.numbers.get(name);
  }

  value(variable: number, name: string): number | undefined {
    return this.indices[variable]?.get(name);
  }

  nameOf(variable: number): string {
    return this.named[variable]?.name ?? `helper ${variable - this.named.length}`;
  }

  valueName(variable: number, value: number): string {
    return this.named[variable]?.values[value] ?? String(value);
  }

  sizeOf(variable: number): number {
    return this.named[variable]?.values.length ?? this.helpers[variable - this.named.length] ?? 0;
  }

  addTable(scope: readonly number[], rows: ArrayLike<number> | readonly number[]): void {
    this.constraints.push({ kind: 'table', scope, rows: Uint16Array.from(rows) });
  }

  addClause(literals: Clause['literals']): void {
    this.constraints.push({ kind: 'clause', literals });
  }

  /** Only the combinations that `allowed` accepts; the scope must be small. */
  addRelation(scope: readonly number[], allowed: (values: readonly number[]) => boolean): void {
    const rows: number[] = [];
    this.forEachCombination(scope, (values) => {
      if (allowed(values)) rows.push(...values);
    });
    this.addTable(scope, rows);
  }

  /** All combinations of values of these variables; the array is the same one each time. */
  forEachCombination(scope: readonly number[], visit: (values: readonly number[]) => void): void {
    const sizes = scope.map((variable) => this.sizeOf(variable));
    const values = scope.map(() => 0);
    if (sizes.includes(0)) return;
    for (;;) {
      visit(values);
      let last = scope.length - 1;
      while (last >= 0 && values[last] === (sizes[last] ?? 0) - 1) values[last--] = 0;
      if (last < 0) return;
      values[last] = (values[last] ?? 0) + 1;
    }
  }

  combinations(scope: readonly number[]): number {
    return scope.reduce((product, variable) => product * this.sizeOf(variable), 1);
  }

  build(): NamedNetwork {
    const domains = [...this.named.map(({ values }) => values.length), ...this.helpers];
    const network: Network = {
      domains,
      constraints: this.constraints,
      objectives: this.objectives,
    };
    return { network, variables: this.named };
  }
}
