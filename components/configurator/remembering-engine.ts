/**
 * The engine with what it explained kept: an explanation is a minimal clash, and a clash stays one
 * as long as all its decisions stand. So most cards keep their reason from click to click.
 */
import type {
  ConfigurationState,
  Decision,
  Explanation,
  LossOf,
  Repair,
  Value,
  VariableId,
} from '#rules/configuration/types.ts';
import type { Engine } from './engine.ts';

const MOST_PER_VALUE = 4;

export class RememberingEngine implements Engine {
  private readonly explanations = new Map<string, readonly Explanation[]>();
  private lastRepairs: { readonly key: string; readonly repairs: readonly Repair[] } | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly lossOf: LossOf,
  ) {}

  get backend() {
    return this.engine.backend;
  }

  outlook(decisions: readonly Decision[], of?: ReadonlySet<VariableId>) {
    return this.engine.outlook(decisions, of);
  }

  count(decisions: readonly Decision[], limit: number) {
    return this.engine.count(decisions, limit);
  }

  state(decisions: readonly Decision[]): ConfigurationState {
    return this.engine.state(decisions);
  }

  explain(decisions: readonly Decision[], variable: VariableId, value: Value): Explanation {
    const known = this.known(decisions, variable, value);
    if (known) return known;
    const explanation = this.engine.explain(decisions, variable, value);
    if (explanation.status === 'invalid') {
      const key = keyOf(variable, value);
      const before = this.explanations.get(key) ?? [];
      this.explanations.set(key, [explanation, ...before].slice(0, MOST_PER_VALUE));
    }
    return explanation;
  }

  /** An explanation that holds and was found before; none is sought. */
  known(
    decisions: readonly Decision[],
    variable: VariableId,
    value: Value,
  ): Explanation | undefined {
    const standing = new Map(decisions.map((decision) => [decision.variable, decision.value]));
    return this.explanations
      .get(keyOf(variable, value))
      ?.find((one) => one.decisions.every((each) => standing.get(each.variable) === each.value));
  }

  repairs(
    decisions: readonly Decision[],
    variable: VariableId,
    value: Value,
    limit: number,
  ): readonly Repair[] {
    const losses = decisions.map(this.lossOf);
    const key = JSON.stringify([decisions, losses, variable, value, limit]);
    if (this.lastRepairs?.key !== key) {
      this.lastRepairs = {
        key,
        repairs: this.engine.repairs(decisions, variable, value, limit, this.lossOf),
      };
    }
    return this.lastRepairs.repairs;
  }
}

const keyOf = (variable: VariableId, value: Value): string => JSON.stringify([variable, value]);
