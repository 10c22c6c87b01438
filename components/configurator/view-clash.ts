/** Decisions that clash, said exactly, and the smallest ways to settle it. */
import type { Assignment, ConfigurationState, Decision } from '#rules/configuration/types.ts';
import { NONE } from '#rules/model/terms.ts';
import { applyTo, changeBetween } from '#rules/workflow/configurator-change.ts';
import type { Settled } from './clash.ts';
import type { Engine } from './engine.ts';
import type { Names } from './view-names.ts';
import { reasonView } from './view-options.ts';
import type { ClashView, RepairView } from './view-types.ts';

const OTHER_WAYS = 2;

export interface ClashSource {
  readonly engine: Engine;
  readonly names: Names;
  readonly groups: ReadonlyMap<string, string>;
  readonly decisions: readonly Decision[];
  readonly settled: Settled;
  readonly totalOf: (state: ConfigurationState) => number;
  readonly productOf: (state: ConfigurationState) => Assignment;
}

export function clashView(source: ClashSource): ClashView | undefined {
  const { engine, names, groups, settled } = source;
  const { kept, refused, state } = settled;
  if (refused.length === 0) return undefined;
  const ownerOf = new Map(state.variables.map(({ variable, owner }) => [variable, owner]));
  return {
    choices: refused.map(({ variable, value }) => ({
      variable,
      step: groups.get(ownerOf.get(variable) ?? '') ?? '',
      title: names.variable(variable),
      value: names.value(variable, value),
      reason: reasonView(names, engine.explain(kept, variable, value)),
    })),
    repairs: [kept, ...keepingNewest(source)].map((wanted) => repairView(source, wanted)),
  };
}

/** Ways that keep the newest refused decision at the expense of earlier ones. */
function keepingNewest({ engine, settled }: ClashSource): (readonly Decision[])[] {
  const newest = settled.refused.at(-1);
  if (newest === undefined) return [];
  return engine
    .repairs(settled.kept, newest.variable, newest.value, OTHER_WAYS)
    .map(({ decisions }) => decisions);
}

function repairView(
  { engine, names, decisions, totalOf, productOf }: ClashSource,
  wanted: readonly Decision[],
): RepairView {
  const change = changeBetween(decisions, wanted);
  const state = engine.state(applyTo(decisions, change));
  const product = productOf(state);
  const given = new Map(decisions.map(({ variable, value }) => [variable, value]));
  return {
    changes: change.unset.map((variable) => ({
      variable,
      title: names.variable(variable),
      from: names.value(variable, given.get(variable)),
      to:
        product[variable] === undefined || product[variable] === NONE
          ? undefined
          : names.value(variable, product[variable]),
    })),
    total: totalOf(state),
    change,
  };
}
