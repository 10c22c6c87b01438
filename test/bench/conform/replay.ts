/**
 * Replays the traces of a model on one session, and compares every answer with the truth.
 *
 * A click is: assign, the valid values of everything, the number of products left, and for every
 * option the least of each objective, as far as the back-end gives them. Only that is timed.
 */
import { valueOffsets } from '#rules/engine/network/network.ts';
import { UNKNOWN, type NetworkSession } from '#rules/engine/network/session.ts';
import type { NamedNetwork } from '../formats/model.ts';
import type { Truth, TruthTrace } from './truth.ts';

const MOST_EXAMPLES = 20;

export interface Replayed {
  clicks: number;
  valuesChecked: number;
  mismatches: number;
  /** Values answered `unknown`; each is a mismatch too. */
  unknown: number;
  countsChecked: number;
  countsNotGiven: number;
  pricesChecked: number;
  pricesNotGiven: number;
  /** Whether the back-end gave the least of each objective for every option. */
  leastGiven: boolean;
  readonly examples: string[];
  /** Milliseconds, one entry for each click or reset. */
  readonly clickMs: number[];
  readonly domainsMs: number[];
  readonly resetMs: number[];
}

const nothing = (): Replayed => ({
  clicks: 0,
  valuesChecked: 0,
  mismatches: 0,
  unknown: 0,
  countsChecked: 0,
  countsNotGiven: 0,
  pricesChecked: 0,
  pricesNotGiven: 0,
  leastGiven: false,
  examples: [],
  clickMs: [],
  domainsMs: [],
  resetMs: [],
});

export function replay(model: NamedNetwork, session: NetworkSession, truth: Truth): Replayed {
  const run = new Replay(model, session, truth);
  run.root();
  for (const trace of truth.traces) run.trace(trace);
  return run.replayed;
}

class Replay {
  readonly replayed = nothing();
  private readonly state: Uint8Array;
  private readonly seen: Uint8Array;
  private readonly price: number;
  private where = 'at the start';

  constructor(
    private readonly model: NamedNetwork,
    private readonly session: NetworkSession,
    private readonly truth: Truth,
  ) {
    this.state = Uint8Array.from(truth.valid);
    this.seen = new Uint8Array(truth.valid.length);
    this.price = model.network.objectives.findIndex(({ name }) => name === 'price');
  }

  root(): void {
    this.keep(this.session.domains());
    this.compareDomains();
    if (this.truth.count !== undefined) this.compareCount(this.truth.count);
    const { min, max } = this.truth.price ?? {};
    this.comparePrice('least', min);
    this.comparePrice('greatest', max);
  }

  trace(trace: TruthTrace): void {
    const { session, replayed, state } = this;
    for (const [index, step] of trace.steps.entries()) {
      this.where = `trace ${trace.seed}, step ${index + 1}`;
      for (const value of step.removed) state[value] = 0;
      this.click(step.variable, step.value);
      this.compareDomains();
      this.comparePrice('least', step.priceMin);
      this.comparePrice('greatest', step.priceMax);
    }
    if (trace.complete && trace.steps.length > 0) {
      this.compareCount(1n);
      this.comparePrice('least', trace.priceFinal);
      this.comparePrice('greatest', trace.priceFinal);
    }
    const start = performance.now();
    for (const { variable } of trace.steps) session.retract(variable);
    const domains = session.domains();
    replayed.resetMs.push(performance.now() - start);
    this.keep(domains);
    state.set(this.truth.valid);
    this.where = `after trace ${trace.seed}, all retracted`;
    this.compareDomains();
  }

  private click(variable: number, value: number): void {
    const { session, replayed, model } = this;
    const start = performance.now();
    session.assign(variable, value);
    const domains = session.domains();
    const inferred = performance.now();
    // The session's array is good until its next call only; the copy isn't part of the click.
    this.keep(domains);
    const copied = performance.now();
    session.count();
    let least = model.network.objectives.length > 0;
    for (let objective = 0; objective < model.network.objectives.length; objective++) {
      least = session.least(objective) !== undefined && least;
    }
    const end = performance.now();
    replayed.leastGiven = least;
    replayed.domainsMs.push(inferred - start);
    replayed.clickMs.push(inferred - start + (end - copied));
    replayed.clicks++;
  }

  private keep(domains: Uint8Array): void {
    this.seen.set(domains.subarray(0, this.seen.length));
  }

  private compareDomains(): void {
    const { state, seen, replayed } = this;
    replayed.valuesChecked += state.length;
    for (let value = 0; value < state.length; value++) {
      if (seen[value] === state[value]) continue;
      if (seen[value] === UNKNOWN) replayed.unknown++;
      const said = ['invalid', 'valid', 'unknown'][seen[value] ?? UNKNOWN] ?? 'nothing';
      this.mismatch(() => `${this.nameOf(value)} is ${state[value] ? 'valid' : 'invalid'}, not ${said}`); // prettier-ignore
    }
  }

  private compareCount(expected: bigint): void {
    const count = this.session.count();
    if (count === undefined) this.replayed.countsNotGiven++;
    else {
      this.replayed.countsChecked++;
      if (count !== expected) this.mismatch(() => `${expected} solutions, not ${count}`);
    }
  }

  private comparePrice(direction: 'least' | 'greatest', expected: number | undefined): void {
    const { replayed, session, price } = this;
    if (expected === undefined) return;
    if (price < 0) throw new Error('the truth has prices, the model has none');
    const found = session.optimum(price, direction);
    if (found === undefined) {
      replayed.pricesNotGiven++;
      return;
    }
    replayed.pricesChecked++;
    if (found !== expected) this.mismatch(() => `the ${direction} price is ${expected}, not ${found}`); // prettier-ignore
    // The least over all options of a variable is the least there is.
    const least = direction === 'least' ? session.least(price) : undefined;
    const options = least?.subarray(0, this.model.network.domains[0] ?? 0);
    if (options && options.length > 0 && Math.min(...options) !== expected) {
      this.mismatch(() => `the least price of every option: ${Math.min(...options)}, not ${expected}`); // prettier-ignore
    }
  }

  private mismatch(describe: () => string): void {
    const { replayed } = this;
    replayed.mismatches++;
    if (replayed.examples.length < MOST_EXAMPLES) {
      replayed.examples.push(`${this.where}: ${describe()}`);
    }
  }

  private nameOf(value: number): string {
    const offsets = valueOffsets(this.model.variables.map(({ values }) => values.length));
    const variable = offsets.findIndex((_, index) => value < (offsets[index + 1] ?? Infinity));
    const { name, values } = this.model.variables[variable] ?? { name: '?', values: [] };
    return `${name} = ${values[value - (offsets[variable] ?? 0)] ?? '?'}`;
  }
}
