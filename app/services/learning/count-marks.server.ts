/**
 * How many of the choices made where a value was marked took the marked one: the logs of
 * configurations gone through again, with the model that made the marks, which is why this comes
 * before another one is learnt. A choice counts where one question that was open got a value; what
 * was finished or taken over does not. Each log entry is counted once, by whichever process.
 */
import type { Marker } from '#components/configurator/marker.ts';
import type { Configurator } from '#rules/configuration/index.ts';
import type { Decision } from '#rules/configuration/types.ts';
import type { Scalar } from '#rules/model/condition.ts';
import { applyTo, type Change } from '#rules/workflow/configurator-change.ts';
import { database } from '#app/utils/database.server.ts';
import { inSlices } from '#app/utils/in-slices.server.ts';
import type { LoadedVersion } from '../families/load-family-version.server.ts';
import { neutral } from './family-history.server.ts';
import { LEARNT_FROM } from './learning-choice.server.ts';
import { recommenderOf } from './recommender-of.server.ts';

/** What is being saved now may say it was earlier. */
const SETTLED_MS = 5 * 60_000;
/** A server that could not count for long does not catch up on everything at once. */
const MOST_CONFIGURATIONS = 2_000;

export async function countMarks(version: LoadedVersion, now: Date): Promise<void> {
  const row = await database().recommender.findUnique({
    where: { familyVersionId: version.id },
    select: { countedUntil: true },
  });
  const until = new Date(now.getTime() - SETTLED_MS);
  if (row === null || row.countedUntil >= until) return;
  const recommender = await recommenderOf(version.id);
  const counted = recommender
    ? await counts(version, recommender.marker, row.countedUntil, until)
    : { marked: 0, taken: 0 };
  // Counted meanwhile by another process, it is not counted again.
  await database().recommender.updateMany({
    where: { familyVersionId: version.id, countedUntil: row.countedUntil },
    data: {
      countedUntil: until,
      marked: { increment: counted.marked },
      taken: { increment: counted.taken },
    },
  });
}

async function counts(version: LoadedVersion, marker: Marker, from: Date, until: Date) {
  const rows = await database().configuration.findMany({
    where: {
      familyVersionId: version.id,
      changes: { some: { at: { gt: from, lte: until } } },
      OR: [{ customerId: null }, { customer: LEARNT_FROM }],
    },
    orderBy: { id: 'asc' },
    take: MOST_CONFIGURATIONS,
    select: {
      startedWith: true,
      customer: {
        select: { preferences: { where: { enabled: true }, select: { key: true, value: true } } },
      },
      changes: { orderBy: { sequence: 'asc' } },
    },
  });
  let [marked, taken] = [0, 0];
  const declared = new Set(version.family.preferences.map(({ id }) => id));
  for (const { startedWith, customer, changes } of rows) {
    if (startedWith === null) continue;
    const preferences = Object.fromEntries(
      (customer?.preferences ?? [])
        .filter(({ key }) => declared.has(key))
        .map(({ key, value }) => [key, value as Scalar]),
    );
    const configurator = await neutral(version, until, preferences);
    const log = changes.map(({ kind, at, change }) => ({
      isTaken: kind === 'changed' || kind === 'taken',
      isAsked: at > from && at <= until,
      change: change as unknown as Change,
    }));
    const start = startedWith as unknown as readonly Decision[];
    const outcome = await inSlices(choicesOf(configurator, marker, start, log));
    marked += outcome.marked;
    taken += outcome.taken;
  }
  return { marked, taken };
}

interface Logged {
  /** It changed what the product is. */
  readonly isTaken: boolean;
  readonly isAsked: boolean;
  readonly change: Change;
}

function* choicesOf(
  configurator: Configurator,
  marker: Marker,
  start: readonly Decision[],
  log: readonly Logged[],
): Generator<void, { marked: number; taken: number }> {
  let [marked, taken] = [0, 0];
  let decisions = start;
  for (const { isTaken, isAsked, change } of log) {
    if (!isTaken) continue;
    const [choice, ...others] = change.set;
    if (isAsked && choice && others.length === 0 && change.unset.length === 0) {
      const state = configurator.state(decisions);
      const marks = state.consistent
        ? marker.marks(state, decisions, new Set([choice.variable]))
        : {};
      const mark = marks[choice.variable];
      if (mark) marked += 1;
      if (mark?.value === String(choice.value)) taken += 1;
    }
    decisions = applyTo(decisions, change);
    yield;
  }
  return { marked, taken };
}
