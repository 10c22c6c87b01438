/**
 * What the best products with each option of a step come to, as it is found: question by question,
 * never half of one, so that the options of a question can be compared.
 *
 * The engine is asked for one option at a time, so whoever drives it stops whenever it likes. In
 * between the engine must not be asked of other decisions.
 */
import type { OptionOutlook } from '#rules/configuration/outlook.ts';
import type { Decision, Value, VariableId } from '#rules/configuration/types.ts';
import type { Engine } from './engine.ts';

export type QuestionOutlook = ReadonlyMap<Value, OptionOutlook>;
/** Of the questions that are known in whole. */
export type Outlooks = ReadonlyMap<VariableId, QuestionOutlook>;

export class StepOutlook {
  private readonly options: Iterator<OptionOutlook>;
  private readonly whole = new Map<VariableId, QuestionOutlook>();
  private question: VariableId | undefined;
  private found = new Map<Value, OptionOutlook>();
  private ended = false;

  constructor(
    engine: Engine,
    decisions: readonly Decision[],
    private readonly questions: ReadonlySet<VariableId>,
  ) {
    this.options = engine.outlook(decisions, questions);
  }

  get isDone(): boolean {
    return this.ended || this.whole.size === this.questions.size;
  }

  /** Another map whenever there is more in it. */
  get known(): Outlooks {
    return new Map(this.whole);
  }

  /** Seeks until all is known, or `enough`, one option at least; whether another question is whole. */
  seek(enough: () => boolean): boolean {
    const before = this.whole.size;
    do this.next();
    while (!this.isDone && !enough());
    return this.whole.size > before;
  }

  private next(): void {
    const { done, value: option } = this.options.next();
    if (done || option.variable !== this.question) this.close();
    if (done) this.ended = true;
    else {
      this.question = option.variable;
      this.found.set(option.value, option);
    }
  }

  private close(): void {
    if (this.question !== undefined && this.questions.has(this.question)) {
      this.whole.set(this.question, this.found);
    }
    this.found = new Map();
  }
}
