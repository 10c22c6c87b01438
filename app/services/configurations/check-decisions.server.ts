/** Decisions that come from outside: every variable and value must be one the family has. */
import { z } from 'zod';
import type { Decision, Value } from '#rules/configuration/types.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { NONE } from '#rules/model/terms.ts';
import { variablesOf } from '#rules/model/variables.ts';
import { AppError } from '#app/utils/app-error.ts';

export const decisionSchema = z.object({
  variable: z.string().min(1).max(128),
  value: z.union([z.string().max(1000), z.number()]),
});

export const decisionsSchema = z.array(decisionSchema).max(1000);

/** The decision with its value as the family writes it (a form's `"620"` is the number 620). */
export function checkDecision(family: PublicFamily, { variable, value }: Decision): Decision {
  const known = variablesOf(family).find(({ id }) => id === variable);
  if (known === undefined) throw new AppError('unknown-value', { variable });
  if (known.kind === 'text') return { variable, value: checkText(family, variable, value) };
  const found = known.domain.find((candidate) => String(candidate) === String(value));
  if (found === undefined) throw new AppError('unknown-value', { variable, value });
  return { variable, value: found };
}

function checkText(family: PublicFamily, variable: string, value: Value): Value {
  const characteristic = family.characteristics.find(({ id }) => id === variable);
  // Control characters have no place on a sheet or an engraving.
  const text = String(value)
    .normalize('NFC')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  if (text === '') return NONE;
  if (characteristic?.kind !== 'text' || text.length > characteristic.maxLength) {
    throw new AppError('unknown-value', { variable });
  }
  return text;
}

/** Every decision checked; a variable decided twice keeps its last value. */
export function checkDecisions(
  family: PublicFamily,
  decisions: readonly Decision[],
): readonly Decision[] {
  return decisions.reduce<readonly Decision[]>(
    (sofar, decision) => decide(sofar, checkDecision(family, decision)),
    [],
  );
}

/** `decision` as the latest; an earlier one on the same variable gives way. */
export function decide(decisions: readonly Decision[], decision: Decision): readonly Decision[] {
  return [...retract(decisions, decision.variable), decision];
}

export function retract(decisions: readonly Decision[], variable: string): readonly Decision[] {
  return decisions.filter((earlier) => earlier.variable !== variable);
}
