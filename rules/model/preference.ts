/** Answers to the questions a family asks about its customers. */
import type { Scalar } from './condition.ts';
import type { PreferenceDefinition } from './family.ts';

/** Whether it is an answer the family knows to this question. */
export function isAnswer(definition: PreferenceDefinition, value: Scalar): boolean {
  switch (definition.kind) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return definition.values.some(({ id }) => id === value);
    case 'number':
      return (
        typeof value === 'number' &&
        Number.isInteger(value) &&
        value >= definition.min &&
        value <= definition.max
      );
  }
}
