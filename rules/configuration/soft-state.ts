/** What the soft rules say of a product: advice, and how well it fits the preferences. */
import type { CompiledFamily } from '#rules/compile/compiled-family.ts';
import { holdsIn, type Situation } from './evaluate-split.ts';
import type { ConfigurationState } from './types.ts';

export function softState(
  { preferences, advice }: CompiledFamily,
  situation: Situation,
): Pick<ConfigurationState, 'advice' | 'fit'> {
  const binding = preferences.filter(({ when }) => holdsIn(when, situation));
  const total = binding.reduce((sum, { weight }) => sum + weight, 0);
  const met = binding
    .filter(({ wanted }) => holdsIn(wanted, situation))
    .reduce((sum, { weight }) => sum + weight, 0);
  return {
    advice: advice.filter(({ when }) => holdsIn(when, situation)).map(({ rule }) => rule),
    ...(total > 0 ? { fit: Math.round((100 * met) / total) } : {}),
  };
}
