/**
 * A waterfall while it is written: steps go in one by one, the running total with them.
 *
 * Always holds: `running` is the sum of all amounts, and every step knows the sum up to it.
 */
import { sum } from './money.ts';
import type { PlainStep, WaterfallStep } from './types.ts';

export class Ledger {
  private readonly written: WaterfallStep[];
  private total: number;

  /** `steps` are a waterfall already: their running totals are believed. */
  constructor(steps: readonly WaterfallStep[] = []) {
    this.written = [...steps];
    this.total = steps.at(-1)?.running ?? 0;
  }

  get steps(): readonly WaterfallStep[] {
    return this.written;
  }

  get running(): number {
    return this.total;
  }

  /** A step of nothing is left out, unless it tells of a tax within. */
  post(step: PlainStep): void {
    if (step.amount !== 0 || step.included) this.record(step);
  }

  /** The step, even one of nothing: free delivery is worth saying. */
  record(step: PlainStep): void {
    this.total = sum([this.total, step.amount]);
    this.written.push({ ...step, running: this.total });
  }
}

/** The steps with their running totals. */
export function withRunning(steps: readonly PlainStep[]): readonly WaterfallStep[] {
  const ledger = new Ledger();
  for (const step of steps) ledger.record(step);
  return ledger.steps;
}
