/**
 * Applies one change to a stored configuration. The change is applied to what is stored now, not
 * to what a page showed: tabs that change different things both keep their changes.
 */
import { z } from 'zod';
import type { Decision } from '#rules/configuration/types.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { recordInteraction, toJson } from '#app/utils/record.server.ts';
import { loadFamilyVersion, type LoadedVersion } from '../families/load-family-version.server.ts';
import { openSession } from '../families/open-session.server.ts';
import {
  checkDecision,
  checkDecisions,
  decide,
  decisionSchema,
  decisionsSchema,
  retract,
} from './check-decisions.server.ts';
import {
  CONFIGURATION_FIELDS,
  findConfiguration,
  toSaved,
  type SavedConfiguration,
} from './saved-configuration.server.ts';

export const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('decide'), ...decisionSchema.shape }),
  z.object({ kind: z.literal('retract'), variable: decisionSchema.shape.variable }),
  z.object({
    kind: z.literal('replace'),
    decisions: decisionsSchema,
    /** What the page replaced; only the difference is applied to what is stored now. */
    base: decisionsSchema.optional(),
  }),
]);
export type Change = z.infer<typeof changeSchema>;

export const applyChangeSchema = z.object({ id: fields.id, change: changeSchema });

/** Each attempt loses only against a change that was applied. */
const ATTEMPTS = 50;

export async function applyChange(actor: Actor, input: unknown): Promise<SavedConfiguration> {
  const { id, change } = parseInput(applyChangeSchema, input);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const stored = await findConfiguration(actor, id, 'change');
    const version = await loadFamilyVersion(stored.familyVersionId);
    const decisions = changed(version, stored.decisions, change);
    await requireConsistent(actor, version, decisions, change);
    const saved = await inTransaction(async (tx) => {
      // The revision is the guard: a change applied meanwhile makes this one start again.
      const { count } = await tx.configuration.updateMany({
        where: { id, revision: stored.revision },
        data: { decisions: toJson(decisions), revision: stored.revision + 1 },
      });
      if (count === 0) return undefined;
      await recordInteraction(tx, actor, 'configured', { kind: 'configuration', id }, { change });
      return tx.configuration.findUniqueOrThrow({ where: { id }, include: CONFIGURATION_FIELDS });
    });
    if (saved) return toSaved(saved);
  }
  throw new AppError('status-conflict');
}

function changed(
  version: LoadedVersion,
  stored: readonly Decision[],
  change: Change,
): readonly Decision[] {
  if (change.kind === 'replace') {
    const wanted = checkDecisions(version.public, change.decisions);
    return change.base === undefined ? wanted : merge(stored, change.base, wanted);
  }
  if (change.kind === 'retract') return retract(stored, change.variable);
  return decide(stored, checkDecision(version.public, change));
}

/** The difference from `base` to `wanted`, applied to what is stored. */
function merge(
  stored: readonly Decision[],
  base: readonly Decision[],
  wanted: readonly Decision[],
): readonly Decision[] {
  const before = new Map(base.map(({ variable, value }) => [variable, value]));
  const after = new Set(wanted.map(({ variable }) => variable));
  const gone = base.filter(({ variable }) => !after.has(variable));
  const kept = gone.reduce((decisions, { variable }) => retract(decisions, variable), stored);
  const set = wanted.filter(({ variable, value }) => before.get(variable) !== value);
  return set.reduce(decide, kept);
}

async function requireConsistent(
  actor: Actor,
  version: LoadedVersion,
  decisions: readonly Decision[],
  change: Change,
): Promise<void> {
  // Giving up a decision never makes a clash; it may be the way out of one.
  if (change.kind === 'retract') return;
  const { configurator } = await openSession(actor, version);
  if (configurator.state(decisions).consistent) return;
  const variable = change.kind === 'decide' ? change.variable : undefined;
  throw new AppError('configuration-invalid', { variable });
}
