/**
 * Car models of any size, made like Renault's: what to grow when growth is measured.
 *
 * Taken from the published medium model: most tables tie one feature to the version; a second hub
 * (the sales mode) stands in small tables with pairs of features, nearly everything allowed; packs
 * are clusters of neighbouring features in tables of 4 to 10 variables, few of them large (the
 * k-th largest has about 1/k of the largest's tuples), and made of boxes: whole sets of values
 * allowed together. Planted products satisfy every table, so each model has a solution.
 */
import type { Constraint, Network, Table } from '#rules/engine/network/network.ts';
import { seededRandom } from '#rules/kernel/random.ts';

export interface CarModelShape {
  readonly seed: number;
  readonly variables: number;
  readonly tables: number;
  /** About as many tuples in all tables together. */
  readonly tuples: number;
  readonly versions: number;
  /** The share of features that a version leaves open. */
  readonly freedom: number;
  /** About how many boxes make up the table of a pack: the more, the rougher, the harder. */
  readonly boxes: number;
}

export const MEDIUM_CAR: CarModelShape = {
  seed: 1,
  variables: 148,
  tables: 174,
  tuples: 9_532,
  versions: 20,
  freedom: 0.1,
  boxes: 6,
};

export const LARGE_CAR: CarModelShape = {
  seed: 1,
  variables: 268,
  tables: 332,
  tuples: 226_000,
  versions: 60,
  freedom: 0.38,
  boxes: 6,
};

const PLANTED = 40;
const VERSION = 0;
const MODE = 1;

/** Of 100 tables: those of version and feature, and those of mode and features; others are packs. */
const VERSION_TABLES = 82;
const MODE_TABLES = 8;

/** Of 148 domains, these are not of two values. */
const LARGER_DOMAINS = [4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 5, 5, 7, 7, 8, 8, 6, 9, 13, 14, 17];

export interface CarModel {
  readonly network: Network;
  /** Products (value by variable) that satisfy every table. */
  readonly planted: readonly (readonly number[])[];
}

export function generateCarModel(shape: CarModelShape): CarModel {
  return new Generator(shape).generate();
}

class Generator {
  private readonly next: () => number;
  private readonly domains: readonly number[];
  /** By version and feature, the values the version allows. */
  private readonly allowed: readonly (readonly (readonly number[])[])[];
  private readonly planted: readonly (readonly number[])[];

  constructor(private readonly shape: CarModelShape) {
    this.next = seededRandom(shape.seed);
    this.domains = this.makeDomains();
    this.allowed = times(shape.versions, (version) => this.makeVersion(version));
    this.planted = times(PLANTED, () => {
      const features = this.pick(this.allowed);
      return features.map((values) => this.pick(values));
    });
  }

  generate(): CarModel {
    const { tables, variables } = this.shape;
    const ofVersion = Math.round((tables * VERSION_TABLES) / 100);
    const ofMode = Math.round((tables * MODE_TABLES) / 100);
    const features = this.shuffled(times(variables - 2, (index) => index + 2));
    const constraints: Constraint[] = [
      ...times(Math.min(ofVersion, features.length), (index) =>
        this.versionTable(features[index] ?? 2),
      ),
      ...times(ofMode, () => this.modeTable()),
    ];
    const used = constraints.reduce((sum, table) => sum + tuplesOf(table), 0);
    const packs = tables - constraints.length;
    const shares = times(packs, (index) => 1 / (index + 1));
    const whole = shares.reduce((sum, share) => sum + share, 0);
    const left = Math.max(0, this.shape.tuples - used);
    for (const share of shares) constraints.push(this.packTable((left * share) / whole));
    const weights = (size: number): number[] =>
      times(size, (value) => (value === 0 ? 0 : 50 * this.random(40)));
    const terms = this.domains.map((size, variable) => ({ variable, weights: weights(size) }));
    const objectives = [{ name: 'price', constant: 500_000, terms }];
    return { network: { domains: this.domains, constraints, objectives }, planted: this.planted };
  }

  private makeDomains(): number[] {
    const { variables, versions } = this.shape;
    const larger = times(
      Math.round(((variables - 2) * LARGER_DOMAINS.length) / 146),
      (index) => LARGER_DOMAINS[index % LARGER_DOMAINS.length] ?? 2,
    );
    const others = Array<number>(variables - 2 - larger.length).fill(2);
    return [versions, 3, ...this.shuffled([...larger, ...others])];
  }

  /** What a version allows of each variable: itself, every mode, one or several values. */
  private makeVersion(version: number): readonly (readonly number[])[] {
    return this.domains.map((size, variable) => {
      if (variable === VERSION) return [version];
      const values = this.shuffled(times(size, (value) => value));
      if (variable === MODE) return values;
      return values.slice(0, this.next() < this.shape.freedom ? 2 + this.random(size - 1) : 1);
    });
  }

  private versionTable(feature: number): Table {
    const rows = this.allowed.flatMap((features, version) =>
      (features[feature] ?? []).flatMap((value) => [version, value]),
    );
    return { kind: 'table', scope: [VERSION, feature], rows: Uint16Array.from(rows) };
  }

  /** In one mode, one combination of two or three features isn't sold. */
  private modeTable(): Table {
    const scope = [...this.neighbours(this.random(4) === 0 ? 3 : 2), MODE];
    const planted = new Set(this.planted.map((product) => keyOf(scope, product)));
    const closed = new Set(times(1 + this.random(3), () => this.randomKey(scope)));
    const rows: number[] = [];
    forEachRow(
      scope.map((variable) => times(this.domains[variable] ?? 1, (value) => value)),
      (row) => {
        const key = row.join(' ');
        if (planted.has(key) || !closed.has(key)) rows.push(...row);
      },
    );
    return { kind: 'table', scope, rows: Uint16Array.from(rows) };
  }

  /** Boxes around planted products, until there are enough tuples. */
  private packTable(tuples: number): Table {
    const scope = this.packScope(tuples);
    const rows = new Map<string, readonly number[]>();
    for (const product of this.planted) rows.set(keyOf(scope, product), valuesOf(scope, product));
    for (let box = 0; box < 20_000 && rows.size < tuples; box++) {
      const center = this.pick(this.planted);
      let room = Math.max(4, tuples / this.shape.boxes);
      const order = new Map<number, readonly number[]>();
      for (const variable of this.shuffled(scope)) {
        const size = this.domains[variable] ?? 1;
        const most = Math.min(size, Math.floor(room));
        const others = this.shuffled(times(size, (value) => value)).slice(0, this.random(most + 1));
        const values = [...new Set([center[variable] ?? 0, ...others])].slice(0, Math.max(1, most));
        room /= values.length;
        order.set(variable, values);
      }
      forEachRow(
        scope.map((variable) => order.get(variable) ?? []),
        (row) => rows.set(row.join(' '), [...row]),
      );
    }
    return { kind: 'table', scope, rows: Uint16Array.from([...rows.values()].flat()) };
  }

  /** Neighbours, with larger variables and the hubs until the combinations suffice. */
  private packScope(tuples: number): number[] {
    const scope = new Set(this.neighbours(4 + this.random(4)));
    const larger = this.shuffled(
      this.domains.flatMap((size, variable) => (size > 3 && variable > MODE ? [variable] : [])),
    );
    const enough = (): boolean =>
      [...scope].reduce((product, v) => product * (this.domains[v] ?? 1), 1) > 2.5 * tuples;
    for (const variable of [MODE, ...larger]) {
      if (enough() || scope.size >= 9) break;
      scope.add(variable);
    }
    if (!enough()) scope.add(VERSION);
    return [...scope].sort((a, b) => a - b);
  }

  /** Features that stand near each other. */
  private neighbours(count: number): number[] {
    const width = Math.min(this.shape.variables - 2, 3 * count);
    const from = 2 + this.random(this.shape.variables - 1 - width);
    return this.shuffled(times(width, (index) => from + index))
      .slice(0, count)
      .sort((a, b) => a - b);
  }

  private randomKey(scope: readonly number[]): string {
    return scope.map((variable) => this.random(this.domains[variable] ?? 1)).join(' ');
  }

  private random(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  private pick<T>(from: readonly T[]): T {
    const picked = from[this.random(from.length)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  }

  private shuffled<T>(all: readonly T[]): T[] {
    const keyed = all.map((one) => ({ one, key: this.next() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
  }
}

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const valuesOf = (scope: readonly number[], product: readonly number[]): number[] =>
  scope.map((variable) => product[variable] ?? 0);

const keyOf = (scope: readonly number[], product: readonly number[]): string =>
  valuesOf(scope, product).join(' ');

/** The number of rows of a table. */
export function tuplesOf(constraint: Constraint): number {
  return constraint.kind === 'table' && constraint.scope.length > 0
    ? constraint.rows.length / constraint.scope.length
    : 0;
}

/** Every way to take one of each list; the row is the same array each time. */
function forEachRow(lists: readonly (readonly number[])[], visit: (row: number[]) => void): void {
  const row = lists.map(() => 0);
  const fill = (column: number): void => {
    const list = lists[column];
    if (!list) return visit(row);
    for (const value of list) {
      row[column] = value;
      fill(column + 1);
    }
  };
  fill(0);
}
