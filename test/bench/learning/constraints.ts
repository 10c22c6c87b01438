/**
 * Today's constraint model beside a history: which products could still be sold, and which values
 * are valid while one is configured. By the engine, as in the configurator.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { valueOffsets } from '#rules/engine/network/network.ts';
import { openNetwork } from '#rules/engine/network/open-network.ts';
import { VALID, type Backend, type NetworkSession } from '#rules/engine/network/session.ts';
import type { NamedVariable } from '../formats/model.ts';
import { readXcsp21 } from '../formats/xcsp21.ts';
import type { Sales } from './sales.ts';

const NONE = -1;

/** The history with the values of today's catalogue that were never sold added to its variables. */
export function withCatalogue(
  { variables, folds }: Sales,
  catalogue: readonly NamedVariable[],
): Sales {
  const today = new Map(catalogue.map(({ name, values }) => [name, values]));
  return {
    folds,
    variables: variables.map(({ name, values }) => ({
      name,
      values: [...new Set([...values, ...(today.get(name) ?? [])])],
    })),
  };
}

export class Catalogue {
  readonly backend: Backend;
  readonly sales: Sales;
  private readonly session: NetworkSession;
  private readonly offsets: Int32Array;
  /** By variable of the history: its number in the model, NONE where the model has no such. */
  private readonly numbers: readonly number[];
  /** By variable and value of the history: the value in the model, NONE where there is none. */
  private readonly indices: readonly Int32Array[];
  private readonly known = new Map<string, boolean>();

  constructor(file: string, sales: Sales) {
    const model = readXcsp21({ file: path.basename(file), text: readFileSync(file, 'utf8') });
    const { backend, session } = openNetwork(model.network);
    this.backend = backend;
    this.session = session;
    this.offsets = valueOffsets(model.network.domains);
    this.sales = withCatalogue(sales, model.variables);
    const byName = new Map(model.variables.map(({ name }, number) => [name, number]));
    this.numbers = this.sales.variables.map(({ name }) => byName.get(name) ?? NONE);
    this.indices = this.sales.variables.map(({ values }, i) => {
      const theirs = model.variables[this.numbers[i] ?? NONE]?.values ?? [];
      return Int32Array.from(values, (value) => theirs.indexOf(value));
    });
  }

  /** Whether a product that was sold could be sold today. */
  allows(product: Uint16Array): boolean {
    const key = String.fromCharCode(...product);
    let answer = this.known.get(key);
    if (answer === undefined) {
      answer = this.sold(product);
      this.known.set(key, answer);
    }
    return answer;
  }

  private sold(product: Uint16Array): boolean {
    const inCatalogue = product.every(
      (value, i) => this.numbers[i] === NONE || this.indices[i]?.[value] !== NONE,
    );
    if (!inCatalogue) return false;
    product.forEach((value, variable) => this.reveal(variable, value));
    const found = this.session.solution() !== undefined;
    this.start();
    return found;
  }

  start(): void {
    for (const number of this.numbers) if (number !== NONE) this.session.retract(number);
  }

  reveal(variable: number, value: number): void {
    const number = this.numbers[variable] as number;
    if (number !== NONE) this.session.assign(number, this.indices[variable]?.[value] as number);
  }

  /** Writes 1 for each value of the variable that is valid now; how many those are. */
  validValues(variable: number, into: Uint8Array): number {
    const indices = this.indices[variable] as Int32Array;
    const number = this.numbers[variable] as number;
    if (number === NONE) {
      into.fill(1, 0, indices.length);
      return indices.length;
    }
    const domains = this.session.domains();
    const offset = this.offsets[number] as number;
    let count = 0;
    indices.forEach((index, value) => {
      into[value] = index !== NONE && domains[offset + index] === VALID ? 1 : 0;
      count += into[value] as number;
    });
    return count;
  }
}
