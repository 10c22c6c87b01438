/**
 * Applies one change to a stored configuration, or puts it forward where the actor may only
 * suggest. The change is applied to what is stored now, not to what a page showed: tabs and people
 * that change different things all keep their changes. Sent again with its key it is taken once.
 */
import { z } from 'zod';
import type { Decision } from '#rules/configuration/types.ts';
import { changeBetween } from '#rules/workflow/configurator-change.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { randomSecret } from '#app/utils/secrets.server.ts';
import { loadFamilyVersion, type LoadedVersion } from '../families/load-family-version.server.ts';
import { openSession } from '../families/open-session.server.ts';
import { append, isTaken } from '../live/change-log.server.ts';
import { accessTo, type Access } from './access.server.ts';
import {
  checkDecision,
  checkDecisions,
  decide,
  decisionSchema,
  decisionsSchema,
  retract,
} from './check-decisions.server.ts';
import type { SavedConfiguration } from './saved-configuration.server.ts';

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

export const applyChangeSchema = z.object({
  id: fields.id,
  change: changeSchema,
  /** Names this change wherever it is sent again. */
  key: fields.key.optional(),
});

/** Each attempt loses only against an entry that was appended. */
const ATTEMPTS = 50;

/** Changes the configuration; `not-allowed` for those who may only look or suggest. */
export async function applyChange(actor: Actor, input: unknown): Promise<SavedConfiguration> {
  return (await put(actor, 'change', input)).configuration;
}

export interface Offered {
  readonly configuration: SavedConfiguration;
  /** It waits for somebody who may change the configuration. */
  readonly suggested: boolean;
}

/** Changes the configuration, or suggests the change where the actor may do no more. */
export const offerChange = (actor: Actor, input: unknown): Promise<Offered> =>
  put(actor, 'suggest', input);

async function put(actor: Actor, purpose: 'change' | 'suggest', input: unknown): Promise<Offered> {
  const { id, change, key = randomSecret() } = parseInput(applyChangeSchema, input);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    // Asked before reading: what is read then holds what the key was taken for.
    const taken = await isTaken(id, key);
    const access = await accessTo(actor, id, purpose);
    const suggested = access.role !== 'edit';
    const stored = access.configuration;
    if (taken) return { configuration: stored, suggested };
    const version = await loadFamilyVersion(stored.familyVersionId);
    const decisions = changed(version, stored.decisions, change);
    await requireConsistent(access, version, decisions, change);
    const entry = {
      key,
      kind: suggested ? 'suggested' : 'changed',
      change: changeBetween(stored.decisions, decisions),
    } as const;
    const saved = await append(actor, access, entry, suggested ? undefined : decisions);
    if (saved) return { configuration: saved, suggested };
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

/** Throws `configuration-invalid` where the decisions clash in the owner's circumstances. */
export async function requireConsistent(
  { circumstances }: Access,
  version: LoadedVersion,
  decisions: readonly Decision[],
  change: Pick<Change, 'kind'> & { readonly variable?: string },
): Promise<void> {
  // Giving up a decision never makes a clash; it may be the way out of one.
  if (change.kind === 'retract') return;
  const { configurator } = await openSession(circumstances, version);
  if (configurator.state(decisions).consistent) return;
  const variable = change.kind === 'decide' ? change.variable : undefined;
  throw new AppError('configuration-invalid', { variable });
}
