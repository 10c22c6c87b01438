/**
 * What a merge does with every column that names a customer, and how it is undone. A test derives
 * the columns from the schema: a new one without a rule here fails it.
 */
import { z } from 'zod';
import type { Prisma } from '#app/utils/database.server.ts';
import { keepRow, readRow, sameValue, withoutNulls } from './kept-rows.server.ts';
import { idsSchema, moves, type MergeRule } from './merge-rule.server.ts';
import { messages } from './merge-messages.server.ts';
import { accesses, consents } from './merge-trust.server.ts';

/** Made anew from the record itself, by whoever merges and undoes. */
const madeAnew: MergeRule = {
  move: () => Promise.resolve([]),
  restore: () => Promise.resolve(),
};

/** What the record given up is worth goes with it; of both together it is reckoned within the day. */
const value: MergeRule = {
  async move(tx, { fromId }) {
    const row = await tx.customerValue.findUnique({ where: { customerId: fromId } });
    return row === null ? [] : [keepRow(row)];
  },
  async restore(tx, _pair, kept) {
    for (const row of z.array(z.unknown()).parse(kept).map(readRow)) {
      const data = row as unknown as Prisma.CustomerValueUncheckedCreateInput;
      await tx.customerValue.create({ data });
    }
  },
};

const preferencesSchema = z.object({ moved: idsSchema, aside: z.array(z.unknown()) });
const preferenceRows = moves('Preference');

/** What somebody told us, or said is not so, stands before what orders taught. */
const isTaught = ({ source }: { readonly source: string }): boolean => source === 'inferred';

/** One of each key is left: what is not taught, else the newer one; the other is set aside. */
const preferences: MergeRule = {
  async move(tx, pair) {
    const { fromId, intoId } = pair;
    const given = await tx.preference.findMany({ where: { customerId: fromId } });
    const known = await tx.preference.findMany({
      where: { customerId: intoId, key: { in: given.map(({ key }) => key) } },
    });
    const aside = known.map((kept) => {
      const other = given.find(({ key }) => key === kept.key);
      if (other === undefined) return kept;
      if (isTaught(other) !== isTaught(kept)) return isTaught(other) ? other : kept;
      return other.updatedAt <= kept.updatedAt ? other : kept;
    });
    await tx.preference.deleteMany({ where: { id: { in: aside.map(({ id }) => id) } } });
    const moved = await preferenceRows.move(tx, pair);
    return { moved, aside: aside.map(keepRow) };
  },
  async restore(tx, pair, kept) {
    const { moved, aside } = preferencesSchema.parse(kept);
    await preferenceRows.restore(tx, pair, moved);
    for (const row of aside.map(readRow)) {
      const { customerId, key } = z.object({ customerId: z.string(), key: z.string() }).parse(row);
      const told = await tx.preference.count({ where: { customerId, key } });
      // What was said since the merge stands.
      if (told > 0) continue;
      const data = withoutNulls(row) as Prisma.PreferenceUncheckedCreateInput;
      await tx.preference.create({ data });
    }
  },
};

const identifiersSchema = z.object({
  given: z.array(z.unknown()),
  changed: z.array(z.object({ id: z.string(), before: z.unknown(), after: z.unknown() })),
});

/** One of each kind and value is left, seen as long and proven as early as both together. */
const identifiers: MergeRule = {
  async move(tx, { fromId, intoId }) {
    const given = await tx.customerIdentifier.findMany({ where: { customerId: fromId } });
    const known = await tx.customerIdentifier.findMany({ where: { customerId: intoId } });
    const changed = [];
    for (const one of given) {
      const other = known.find(({ kind, value }) => kind === one.kind && value === one.value);
      if (other === undefined) {
        await tx.customerIdentifier.update({
          where: { id: one.id },
          data: { customerId: intoId, source: 'merged' },
        });
        continue;
      }
      const { verifiedAt, firstSeenAt, lastSeenAt } = other;
      const after = {
        verifiedAt: earlier(verifiedAt, one.verifiedAt),
        firstSeenAt: one.firstSeenAt < firstSeenAt ? one.firstSeenAt : firstSeenAt,
        lastSeenAt: one.lastSeenAt > lastSeenAt ? one.lastSeenAt : lastSeenAt,
      };
      await tx.customerIdentifier.delete({ where: { id: one.id } });
      await tx.customerIdentifier.update({ where: { id: other.id }, data: after });
      const before = keepRow({ verifiedAt, firstSeenAt, lastSeenAt });
      changed.push({ id: other.id, before, after: keepRow(after) });
    }
    return { given: given.map(keepRow), changed };
  },
  async restore(tx, _pair, kept) {
    const { given, changed } = identifiersSchema.parse(kept);
    for (const row of given.map(readRow)) {
      const { id } = z.object({ id: z.string() }).parse(row);
      await tx.customerIdentifier.deleteMany({ where: { id } });
      await tx.customerIdentifier.create({
        data: row as unknown as Prisma.CustomerIdentifierUncheckedCreateInput,
      });
    }
    for (const { id, before, after } of changed) {
      const now = await tx.customerIdentifier.findUnique({ where: { id } });
      if (now !== null) {
        const back = unchangedSince(now, readRow(before), readRow(after));
        await tx.customerIdentifier.update({ where: { id }, data: back });
      }
    }
  },
};

const earlier = (a: Date | null, b: Date | null): Date | null =>
  a === null || b === null ? (a ?? b) : a < b ? a : b;

/** The former values of those columns that nobody has changed since. */
export function unchangedSince(
  now: object,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const current = new Map(Object.entries(now));
  return Object.fromEntries(
    Object.entries(before).filter(([column]) => sameValue(current.get(column), after[column])),
  );
}

/** By table and column, in the order they are moved. */
export const MERGE_RULES: Readonly<Record<string, MergeRule>> = {
  'Preference.customerId': preferences,
  'CustomerIdentifier.customerId': identifiers,
  'Configuration.customerId': moves('Configuration'),
  'CartLine.customerId': moves('CartLine'),
  'Order.customerId': moves('Order'),
  'Quote.customerId': moves('Quote'),
  'PromotionRedemption.customerId': moves('PromotionRedemption'),
  'Interaction.customerId': moves('Interaction'),
  'FollowUp.customerId': moves('FollowUp'),
  'Message.customerId': messages,
  'CrossSell.customerId': moves('CrossSell'),
  'PointsLot.customerId': moves('PointsLot'),
  'ReferralCode.customerId': moves('ReferralCode', 'customerId', 'code'),
  'Referral.referrerId': moves('Referral', 'referrerId'),
  'Referral.friendId': moves('Referral', 'friendId'),
  'Promotion.holderId': moves('Promotion', 'holderId'),
  'Session.actingForId': moves('Session', 'actingForId'),
  'ConsentDecision.customerId': consents,
  'ProfileAccess.customerId': accesses,
  'CustomerMerge.intoId': moves('CustomerMerge', 'intoId'),
  'CustomerValue.customerId': value,
  'CustomerWord.customerId': madeAnew,
  'CustomerBlock.customerId': madeAnew,
};
