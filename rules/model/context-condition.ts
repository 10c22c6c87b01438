/** A condition over context facts alone, with the key under which its truth is known. */
import type { Condition } from './condition.ts';

export interface ContextCondition {
  readonly key: string;
  readonly condition: Condition;
}
