/**
 * Looks for records that may be one customer, in one pass over all that share an identifier or a
 * block, and keeps what it finds as candidates. Linear in the shared keys: what too many share says
 * nothing about anybody and is passed over.
 */
import {
  compareCustomers,
  WORTH_A_LOOK,
  type DuplicateReason,
  type Likeness,
} from '#rules/customers/duplicates.ts';
import { SHAREABLE_KINDS } from '#rules/customers/identifiers.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database, join, sql } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { comparable, COMPARED } from './compare-customers.server.ts';
import { mergeByRule } from './merge-customers.server.ts';
import { orderedPair, type Pair } from './pairs.ts';

/** A key that more records share than this is no sign that two of them are one. */
const MOST_IN_BLOCK = 50;
/** Pairs compared, and written, at once. */
const AT_ONCE = 250;

export interface DuplicatesFound {
  readonly compared: number;
  /** Worth a look of a person. */
  readonly candidates: number;
  /** Made one by rule. */
  readonly merged: number;
}

/** Safe at any time, from any process; says again what it said before. */
export async function findDuplicates(now: Date): Promise<DuplicatesFound> {
  const pairs = await sharingPairs();
  const standing = new Set<string>();
  let merged = 0;
  for (let start = 0; start < pairs.length; start += AT_ONCE) {
    const likely = await compareAll(pairs.slice(start, start + AT_ONCE));
    await keepCandidates(likely, now);
    for (const candidate of likely) standing.add(keyOf(candidate));
    merged += await mergeCertain(likely, now);
  }
  await forgetOthers(standing);
  return { compared: pairs.length, candidates: standing.size, merged };
}

/** `findDuplicates` for a person who does not want to wait for its hour. */
export async function lookForDuplicates(actor: Actor): Promise<DuplicatesFound> {
  requirePermission(actor, 'customers:merge');
  return findDuplicates(actor.now);
}

interface Candidate extends Pair {
  readonly likeness: Likeness;
  /** Somebody looked and said that these are two, or parted them after a merge. */
  readonly settled: boolean;
}

const keyOf = ({ firstId, secondId }: Pair): string => `${firstId} ${secondId}`;

async function sharingPairs(): Promise<readonly Pair[]> {
  type Row = { a: string; b: string };
  const kinds = join([...SHAREABLE_KINDS]);
  const [identified, neighbours] = [
    await database().$queryRaw<Row[]>(sql`
      WITH shared AS (
        SELECT "kind", "value" FROM "CustomerIdentifier" WHERE "kind" IN (${kinds})
        GROUP BY "kind", "value" HAVING COUNT(*) BETWEEN 2 AND ${MOST_IN_BLOCK})
      SELECT one."customerId" AS a, other."customerId" AS b FROM shared
        JOIN "CustomerIdentifier" one ON one."kind" = shared."kind" AND one."value" = shared."value"
        JOIN "CustomerIdentifier" other
          ON other."kind" = shared."kind" AND other."value" = shared."value"
          AND other."customerId" > one."customerId"`),
    await database().$queryRaw<Row[]>(sql`
      WITH shared AS (
        SELECT "key" FROM "CustomerBlock"
        GROUP BY "key" HAVING COUNT(*) BETWEEN 2 AND ${MOST_IN_BLOCK})
      SELECT one."customerId" AS a, other."customerId" AS b FROM shared
        JOIN "CustomerBlock" one ON one."key" = shared."key"
        JOIN "CustomerBlock" other
          ON other."key" = shared."key" AND other."customerId" > one."customerId"`),
  ];
  const pairs = new Map<string, Pair>();
  for (const { a, b } of [...identified, ...neighbours]) {
    const pair = orderedPair(a, b);
    pairs.set(keyOf(pair), pair);
  }
  return [...pairs.values()];
}

async function compareAll(pairs: readonly Pair[]): Promise<readonly Candidate[]> {
  const ids = [...new Set(pairs.flatMap(({ firstId, secondId }) => [firstId, secondId]))];
  const rows = await database().customer.findMany({
    where: { id: { in: ids } },
    include: COMPARED,
  });
  const records = new Map(rows.map((row) => [row.id, comparable(row)]));
  const likely = pairs.flatMap((pair) => {
    const [first, second] = [records.get(pair.firstId), records.get(pair.secondId)];
    if (first === undefined || second === undefined) return [];
    const likeness = compareCustomers(first, second);
    return likeness.score >= WORTH_A_LOOK ? [{ ...pair, likeness }] : [];
  });
  const settled = await settledPairs(ids);
  return likely.map((pair) => ({ ...pair, settled: settled.has(keyOf(pair)) }));
}

/** Pairs a person has decided on. */
async function settledPairs(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const some = [...ids];
  const distinct = await database().duplicateCandidate.findMany({
    where: { status: 'distinct', firstId: { in: some } },
    select: { firstId: true, secondId: true },
  });
  const parted = await database().customerMerge.findMany({
    where: { undoneAt: { not: null }, intoId: { in: some } },
    select: { fromId: true, intoId: true },
  });
  return new Set([
    ...distinct.map(keyOf),
    ...parted.map(({ fromId, intoId }) => keyOf(orderedPair(fromId, intoId))),
  ]);
}

async function keepCandidates(likely: readonly Candidate[], now: Date): Promise<void> {
  const known = await database().duplicateCandidate.findMany({
    where: { firstId: { in: likely.map(({ firstId }) => firstId) } },
  });
  const before = new Map(known.map((candidate) => [keyOf(candidate), candidate]));
  const fresh = likely.filter((candidate) => !before.has(keyOf(candidate)));
  for (const { firstId, secondId, likeness } of likely) {
    const { score, reasons } = likeness;
    const data = { score, reasons: [...reasons] };
    const old = before.get(keyOf({ firstId, secondId }));
    if (old && (old.score !== score || !sameReasons(old.reasons, reasons))) {
      await database().duplicateCandidate.updateMany({ where: { id: old.id }, data });
    }
  }
  // Another process may be looking, too; one row for a pair is enough.
  for (const { firstId, secondId, likeness } of fresh) {
    const { score, reasons } = likeness;
    const data = { score, reasons: [...reasons] };
    await database().duplicateCandidate.upsert({
      where: { firstId_secondId: { firstId, secondId } },
      create: { firstId, secondId, ...data, foundAt: now },
      update: data,
    });
  }
}

const sameReasons = (kept: unknown, reasons: readonly DuplicateReason[]): boolean =>
  JSON.stringify(kept) === JSON.stringify(reasons);

async function mergeCertain(likely: readonly Candidate[], now: Date): Promise<number> {
  let merged = 0;
  for (const { firstId, secondId, likeness, settled } of likely) {
    const proven = likeness.reasons.some((reason) => reason.endsWith('-verified'));
    if (proven && !settled && (await mergeByRule([firstId, secondId], now))) merged += 1;
  }
  return merged;
}

/** Open candidates that are none any more; verdicts stay. */
async function forgetOthers(standing: ReadonlySet<string>): Promise<void> {
  const open = await database().duplicateCandidate.findMany({
    where: { status: 'open' },
    select: { id: true, firstId: true, secondId: true },
  });
  const over = open.filter((candidate) => !standing.has(keyOf(candidate))).map(({ id }) => id);
  for (let start = 0; start < over.length; start += AT_ONCE) {
    await database().duplicateCandidate.deleteMany({
      where: { status: 'open', id: { in: over.slice(start, start + AT_ONCE) } },
    });
  }
}
