/** The questions of a session, answered by passes over a diagram. */
import { rankedCorrections } from '../explain/lawler.ts';
import { valueOffsets } from '../network/network.ts';
import type { NetworkSession } from '../network/session.ts';
import { Weighing } from './cheapest.ts';
import { Counting } from './count.ts';
import type { Diagram } from './diagram.ts';
import { markValid } from './mark.ts';
import type { AnyObjective } from './objective.ts';
import { OPEN, Restriction } from './restriction.ts';
import { ShortestPath } from './shortest-path.ts';
import { Switching } from './switch.ts';

/** Ways looked for before corrections end. */
const MOST_WAYS = 2_000;

export class DiagramSession implements NetworkSession {
  readonly backend = 'diagram';
  readonly restriction: Restriction;
  private readonly offsets: Int32Array;
  private readonly valid: Uint8Array;
  private readonly leastOfValues: Float64Array;
  private readonly weighings = new Map<string, Weighing>();
  private counting: Counting | undefined;
  private path: ShortestPath | undefined;

  constructor(
    diagram: Diagram,
    private readonly objectives: readonly AnyObjective[],
  ) {
    this.restriction = new Restriction(diagram);
    this.offsets = valueOffsets(diagram.domains);
    const values = this.offsets[diagram.domains.length] ?? 0;
    this.valid = new Uint8Array(values);
    this.leastOfValues = new Float64Array(values);
  }

  assign(variable: number, value: number): void {
    this.restriction.assign(variable, value);
  }

  retract(variable: number): void {
    this.restriction.assign(variable, OPEN);
  }

  domains(): Uint8Array {
    markValid(this.restriction, this.valid, this.offsets);
    return this.valid;
  }

  count(): bigint {
    this.counting ??= new Counting(this.restriction);
    return this.counting.count();
  }

  optimum(objective: number, direction: 'least' | 'greatest'): number | undefined {
    return this.weighing(objective, direction === 'least' ? 1 : -1).optimum();
  }

  least(objective: number): Float64Array {
    this.weighing(objective, 1).write(this.leastOfValues, this.offsets);
    return this.leastOfValues;
  }

  /**
   * For every value of an assigned variable, numbered through, the least of the objective over the
   * solutions with it that hold all other assignments; Infinity where there is none. For the other
   * variables as `least`. The session's own array.
   */
  leastOfChanges(objective?: number): Float64Array {
    const weighed = objective === undefined ? NOTHING_WEIGHS : this.objectives[objective];
    if (!weighed) throw new RangeError(`there is no objective ${objective}`);
    const weighing = objective === undefined ? this.anything() : this.weighing(objective, 1);
    weighing.write(this.leastOfValues, this.offsets);
    new Switching(this.restriction, weighed).write(this.leastOfValues, this.offsets);
    return this.leastOfValues;
  }

  solution(objective?: number): Int32Array | undefined {
    const values = new Int32Array(this.restriction.assigned.length);
    // Whatever was weighed before has a solution at hand.
    const [made = this.anything()] = objective === undefined ? this.weighings.values() : [];
    const weighing = objective === undefined ? made : this.weighing(objective, 1);
    return weighing.solution(values) ? values : undefined;
  }

  corrections(losses: ReadonlyMap<number, number>): Iterable<readonly number[]> {
    const values = Int32Array.from(this.restriction.assigned);
    const given = new Map([...losses].filter(([variable]) => values[variable] !== OPEN));
    const path = (this.path ??= new ShortestPath(this.restriction));
    return rankedCorrections((kept: readonly number[]) => {
      values.forEach((value, variable) => {
        const loss = kept.includes(variable) ? undefined : given.get(variable);
        path.demand(variable, value, loss ?? Infinity);
      });
      return path.find();
    }, MOST_WAYS);
  }

  private anything(): Weighing {
    return this.kept('any', () => new Weighing(this.restriction, NOTHING_WEIGHS));
  }

  private weighing(objective: number, sign: 1 | -1): Weighing {
    const weighed = this.objectives[objective];
    if (!weighed) throw new RangeError(`there is no objective ${objective}`);
    return this.kept(`${sign} ${objective}`, () => new Weighing(this.restriction, weighed, sign));
  }

  private kept(key: string, make: () => Weighing): Weighing {
    const known = this.weighings.get(key) ?? make();
    this.weighings.set(key, known);
    return known;
  }
}

const NOTHING_WEIGHS: AnyObjective = { name: 'nothing', constant: 0, terms: [] };
