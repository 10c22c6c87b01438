/** The literals of the family's variables: literal `first + i` says the value is `domain[i]`. */
import type { CompiledVariable } from './compiled-family.ts';
import type { Domains } from './domains.ts';
import { FALSE, type Encoder } from './encoder.ts';
import { NONE } from '#rules/model/terms.ts';

type Value = string | number;

export class VariableMap {
  readonly compiled: readonly CompiledVariable[];
  private readonly literals = new Map<string, ReadonlyMap<Value, number>>();

  constructor(domains: Domains, encoder: Encoder) {
    this.compiled = domains.variables.map((variable) => {
      const literals = variable.domain.map(() => encoder.newVariable());
      encoder.groups.push(literals);
      this.literals.set(variable.id, new Map(variable.domain.map((v, i) => [v, literals[i] ?? 0])));
      return { ...variable, first: literals[0] ?? 0 };
    });
  }

  literal(variable: string, value: Value): number {
    return this.literals.get(variable)?.get(value) ?? FALSE;
  }

  none(variable: string): number {
    return this.literal(variable, NONE);
  }
}
