/** Somebody who may change a configuration takes what another suggested, or refuses it; once. */
import { z } from 'zod';
import { openSuggestions } from '#rules/workflow/change-log.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';
import { changeBetween } from '#rules/workflow/configurator-change.ts';
import type { Decision } from '#rules/configuration/types.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { randomSecret } from '#app/utils/secrets.server.ts';
import { accessTo } from '../configurations/access.server.ts';
import { requireConsistent } from '../configurations/apply-change.server.ts';
import { decide, retract } from '../configurations/check-decisions.server.ts';
import type { SavedConfiguration } from '../configurations/saved-configuration.server.ts';
import { loadFamilyVersion } from '../families/load-family-version.server.ts';
import { append, isTaken, readLog } from './change-log.server.ts';

export const answerSuggestionSchema = z.object({
  id: fields.id,
  sequence: z.coerce.number().int().min(1),
  answer: z.enum(['taken', 'refused']),
  key: fields.key.optional(),
});

/** Each attempt loses only against an entry that was appended. */
const ATTEMPTS = 50;

/** `status-conflict` when it was answered already, `configuration-invalid` when it clashes by now. */
export async function answerSuggestion(actor: Actor, input: unknown): Promise<SavedConfiguration> {
  const { id, sequence, answer, key = randomSecret() } = parseInput(answerSuggestionSchema, input);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const taken = await isTaken(id, key);
    const access = await accessTo(actor, id, 'change');
    const stored = access.configuration;
    if (taken) return stored;
    const open = openSuggestions(await readLog(id, stored.revision));
    const suggested = open.find((entry) => entry.sequence === sequence);
    if (suggested === undefined) throw new AppError('status-conflict');
    const decisions =
      answer === 'taken' ? withChange(stored.decisions, suggested.change) : stored.decisions;
    if (answer === 'taken') {
      const version = await loadFamilyVersion(stored.familyVersionId);
      await requireConsistent(access, version, decisions, { kind: 'replace' });
    }
    const change =
      answer === 'taken' ? changeBetween(stored.decisions, decisions) : suggested.change;
    const entry = { key, kind: answer, change, suggestion: sequence } as const;
    const saved = await append(actor, access, entry, decisions);
    if (saved) return saved;
  }
  throw new AppError('status-conflict');
}

const withChange = (stored: readonly Decision[], { set, unset }: Change): readonly Decision[] =>
  set.reduce(decide, unset.reduce(retract, stored));
