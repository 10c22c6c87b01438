/**
 * Notes that somebody asked for an option that could not be had with what they had chosen, and which rules
 * stood against it: once for each configuration. Whether they got it after all is seen in what they chose.
 */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, isUniqueViolation } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { toJson } from '#app/utils/record.server.ts';
import { openConfiguration } from '../configurations/open-configuration.server.ts';

const wantedSchema = z.object({
  id: z.string().min(1),
  variable: z.string().min(1).max(200),
  value: z.union([z.string().min(1).max(200), z.number()]),
});

/** For whoever takes part; `not-found` for who merely looks. Nothing is noted of what can be had. */
export async function noteWanted(actor: Actor, input: unknown): Promise<void> {
  const { id, variable, value } = parseInput(wantedSchema, input);
  const { access, state, configurator, configuration } = await openConfiguration(actor, id);
  if (access.onlooker) throw new AppError('not-found');
  const options = state.variables.find((one) => one.variable === variable)?.options ?? [];
  if (!options.some((option) => option.value === value)) throw new AppError('not-found');
  const { status, rules } = configurator.explain(configuration.decisions, variable, value);
  if (status !== 'invalid') return;
  const option = { configurationId: id, variable, value: String(value) };
  try {
    await database().wantedOption.create({
      data: { ...option, rules: toJson(rules), at: actor.now },
    });
  } catch (error) {
    // Asked before.
    if (!isUniqueViolation(error)) throw error;
  }
}
