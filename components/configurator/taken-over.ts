/**
 * Which decisions nobody made one by one: those that finishing the product made. Giving one of them
 * up loses less than an own choice does.
 *
 * Known only where it happened: a configuration that is opened again holds own choices alone. What
 * is pressed afterwards is an own choice, whatever its value was before.
 */
import { lossFrom, type Origin } from '#rules/configuration/loss.ts';
import type { Decision, LossOf, Value, VariableId } from '#rules/configuration/types.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';
import type { EngineIntent } from './engine-messages.ts';

interface Taken {
  readonly value: Value;
  readonly origin: Origin;
}

export class TakenOver {
  private readonly taken = new Map<VariableId, Taken>();

  /** An intent was answered with this change. */
  note(intent: EngineIntent, { set }: Change): void {
    if (intent.intent !== 'complete') {
      for (const { variable } of set) this.taken.delete(variable);
      return;
    }
    const by = intent.objective === 'best-fit' ? 'preference' : 'default';
    for (const { variable, value } of set) this.taken.set(variable, { value, origin: { by } });
  }

  readonly lossOf: LossOf = (decision: Decision) => {
    const taken = this.taken.get(decision.variable);
    const isTaken = taken?.value === decision.value;
    return lossFrom(new Map(isTaken ? [[decision.variable, taken.origin]] : []))(decision);
  };
}
