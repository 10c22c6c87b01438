/** The rules behind values that nobody chose and no product can be without. */
import type { CompiledFamily } from '#rules/compile/compiled-family.ts';
import type { Literal } from '#rules/engine/sat/literal.ts';
import { explainClash, type Clash } from './explain.ts';
import type { Space } from './space.ts';
import type { Assumed } from './valid-domains.ts';

/** A variable by number, with the index of its value. */
interface Settled {
  readonly variable: number;
  readonly value: number;
}

const REMEMBERED_CLASHES = 8;

export class ImpliedReasons {
  /** What was found, by the literal of the value's absence. */
  private readonly clashes = new Map<Literal, readonly Clash<Settled>[]>();

  constructor(
    private readonly compiled: CompiledFamily,
    private readonly space: Space,
    private readonly spaces: () => { readonly plain: Space; readonly named: Space },
  ) {}

  /** A minimal set of rules that, with what is assumed, leave the variable nothing but the value. */
  rulesBehind(variable: number, value: number, assumed: Assumed): readonly string[] {
    const domain = this.compiled.variables[variable]?.domain ?? [];
    // A variable with one value only is implied by nothing but itself.
    if (domain.length < 2) return [];
    const excluded = this.space.literal(variable, value) ^ 1;
    // A clash stays one, and minimal, as long as its decisions stand.
    const known = this.clashes.get(excluded) ?? [];
    const standing = known.find(({ decisions }) =>
      decisions.every(({ variable: other, value: index }) => assumed.get(other) === index),
    );
    if (standing) return standing.rules;
    const placed = [...assumed].map(([other, index]) => ({
      decision: { variable: other, value: index },
      literal: this.space.literal(other, index),
    }));
    placed.sort((a, b) => a.literal - b.literal);
    const clash = explainClash(this.spaces(), placed, excluded);
    this.clashes.set(excluded, [...known, clash].slice(-REMEMBERED_CLASHES));
    return clash.rules;
  }
}
