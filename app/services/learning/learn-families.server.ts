/**
 * Learns what people choose: one model for each version that is configured; anew once as many
 * people as hide one have chosen more, every week, since tastes change, and at once where somebody
 * has to be forgotten. Two models that differ by one person would tell what that person chose.
 *
 * Safe at any time, from any process: who begins claims the version, and a claim that nobody ends
 * lapses.
 */
import { randomInt } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { encodeModel } from '#rules/customers/learning/encode.ts';
import { LEAST_PEOPLE } from '#rules/customers/learning/hide-people.ts';
import { learnHidden, type HiddenLearning } from '#rules/customers/learning/hidden-model.ts';
import { measureHeldOut } from '#rules/customers/learning/measure.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database, inTransaction, isUniqueViolation } from '#app/utils/database.server.ts';
import { inSlices } from '#app/utils/in-slices.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { sha256 } from '#app/utils/secrets.server.ts';
import {
  loadFamilyVersion,
  newestVersion,
  newestVersions,
  type LoadedVersion,
} from '../families/load-family-version.server.ts';
import { countMarks } from './count-marks.server.ts';
import {
  familyHistory,
  historyHash,
  learnable,
  type Learnable,
  type PastChoice,
} from './family-history.server.ts';

const DAY_MS = 86_400_000;
const CLAIM_MS = DAY_MS / 96;
const LEARN_ANEW_MS = 7 * DAY_MS;
/** An older version goes on being learnt for, as long as somebody works on it. */
const IN_USE_MS = 30 * DAY_MS;
const HALF_LIFE_DAYS = 365;
/** What a browser is sent, compressed. */
const MOST_BYTES = 200_000;
const HASH_LENGTH = 32;

const NOTHING = {
  ...{ bytes: null, hash: null },
  ...{ rows: 0, people: 0, asked: 0, wrong: 0, popularWrong: 0 },
};

const compress = promisify(gzip);

/** Counts marks, and learns where it is due; how many versions were learnt for. */
export async function learnFamilies(now: Date): Promise<number> {
  let learnt = 0;
  for (const newest of await newestVersions()) {
    const past = await familyHistory(newest.familyId, now);
    for (const version of [newest, ...(await olderInUse(newest, now))]) {
      if (await learnVersion(version, past, now, false)) learnt += 1;
    }
  }
  return learnt;
}

/**
 * The newest version of the family, now, unless it is being learnt for anyway; `not-found` where
 * there is no such family.
 */
export async function learnFamily(actor: Actor, familyId: string): Promise<void> {
  requirePermission(actor, 'learning:manage');
  const version = await newestVersion(familyId);
  const past = await familyHistory(familyId, actor.now);
  if (!(await learnVersion(version, past, actor.now, true))) return;
  await inTransaction((tx) =>
    recordAudit(tx, actor, 'recommender.learnt', { kind: 'family-version', id: version.id }),
  );
}

async function olderInUse(newest: LoadedVersion, now: Date): Promise<readonly LoadedVersion[]> {
  const rows = await database().familyVersion.findMany({
    where: {
      familyId: newest.familyId,
      id: { not: newest.id },
      configurations: { some: { updatedAt: { gt: new Date(now.getTime() - IN_USE_MS) } } },
    },
    select: { id: true },
    orderBy: { number: 'desc' },
  });
  return Promise.all(rows.map(({ id }) => loadFamilyVersion(id)));
}

/** Whether it was learnt for; `asked`: though nothing has changed. */
async function learnVersion(
  version: LoadedVersion,
  past: readonly PastChoice[],
  now: Date,
  asked: boolean,
): Promise<boolean> {
  const familyVersionId = version.id;
  const hash = historyHash(version, past);
  const before = await learntBefore(familyVersionId, now);
  // By the model that made them, before another one takes its place.
  await countMarks(version, now);
  if (!asked && !isDue(before, hash, past, now)) return false;
  if (!(await claim(before, hash, now))) return false;
  // Without any history nothing need be opened.
  const made = past.length > 0 ? await modelOf(await learnable(version, past, now), now) : NOTHING;
  await database().recommender.update({
    where: { familyVersionId },
    // Not the hash: who was to be forgotten meanwhile has emptied it.
    data: { ...made, learntAt: now, claimedAt: null },
  });
  return true;
}

interface LearntBefore {
  readonly familyVersionId: string;
  /** Empty where somebody has to be forgotten. */
  readonly historyHash: string;
  readonly learntAt: Date;
  readonly hash: string | null;
  readonly claimedAt: Date | null;
}

async function learntBefore(familyVersionId: string, now: Date): Promise<LearntBefore> {
  const where = { familyVersionId };
  const found = await database().recommender.findUnique({ where, omit: { bytes: true } });
  if (found) return found;
  const data = { ...where, ...NOTHING, historyHash: '', learntAt: now, countedUntil: now };
  await database()
    .recommender.create({ data })
    .catch((error: unknown) => {
      // Another process was as quick.
      if (!isUniqueViolation(error)) throw error;
    });
  return database().recommender.findUniqueOrThrow({ where, omit: { bytes: true } });
}

function isDue(
  { historyHash: before, learntAt, hash: model, claimedAt }: LearntBefore,
  hash: string,
  past: readonly PastChoice[],
  now: Date,
): boolean {
  // Claimed long ago and not done: whoever did may have died of it.
  const isLapsed = claimedAt !== null && claimedAt < lapsedAt(now);
  const isOld = now.getTime() - learntAt.getTime() > LEARN_ANEW_MS;
  if (before === '' || isLapsed || isOld) return true;
  if (before === hash) return false;
  const since = past.filter(({ on }) => on > learntAt);
  return model === null || new Set(since.map(({ person }) => person)).size >= LEAST_PEOPLE;
}

/** Claims made before then count no more. */
const lapsedAt = (now: Date): Date => new Date(now.getTime() - CLAIM_MS);

/** Whether it is as it was before, and nobody else's now. */
async function claim(before: LearntBefore, historyHash: string, now: Date): Promise<boolean> {
  const { count } = await database().recommender.updateMany({
    where: {
      familyVersionId: before.familyVersionId,
      historyHash: before.historyHash,
      learntAt: before.learntAt,
      claimedAt: before.claimedAt,
      OR: [{ claimedAt: null }, { claimedAt: { lt: lapsedAt(now) } }],
    },
    data: { claimedAt: now, historyHash },
  });
  return count > 0;
}

async function modelOf({ variables, history }: Learnable, now: Date) {
  const learning = { now, halfLifeDays: HALF_LIFE_DAYS, seed: randomInt(2 ** 31) };
  const measured = await inSlices(measureHeldOut(variables, history, learning));
  const people = new Set(history.map(({ person }) => person)).size;
  const figures = { ...measured, rows: history.length, people };
  const bytes = await smallEnough(variables, history, learning);
  if (!bytes) return { ...figures, bytes: null, hash: null };
  return {
    ...figures,
    bytes,
    hash: sha256(Buffer.from(bytes).toString('base64')).slice(0, HASH_LENGTH),
  };
}

/** With half as many configurations, and again, until a browser can load it; undefined without any. */
async function smallEnough(
  variables: Learnable['variables'],
  history: Learnable['history'],
  learning: HiddenLearning,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const model = await inSlices(learnHidden(variables, history, learning));
  const cells = model.learnt.neighbours.sample.rows.length;
  if (cells === 0) return undefined;
  const bytes = await compress(encodeModel(model), { level: 9 });
  if (bytes.length <= MOST_BYTES) return new Uint8Array(bytes);
  return smallEnough(variables, history, { ...learning, mostCells: Math.floor(cells / 2) });
}
