/**
 * Upgrades of what somebody has: options that the rules of its family offer for how it is used, on the family's newest
 * version, each with all else that was chosen as far as it goes together. Never one that was refused within the
 * time of `NOT_AGAIN_DAYS`; and none for those held out.
 */
import { isHeldOut, NOT_AGAIN_DAYS } from '#rules/customers/cross-sell.ts';
import { readsOf } from '#rules/customers/treatments/treatment.ts';
import type { ContextFacts, Decision, Value } from '#rules/configuration/types.ts';
import type { Text } from '#rules/model/text.ts';
import { priceOf } from '#rules/pricing/price.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database, isUniqueViolation, type Prisma } from '#app/utils/database.server.ts';
import { contextFacts } from '../families/context-facts.server.ts';
import { newestVersion, type LoadedVersion } from '../families/load-family-version.server.ts';
import { openWith } from '../families/open-session.server.ts';
import { asOrdered } from '../orders/change-line.server.ts';

const DAY_MS = 86_400_000;

export const WITH_USAGE = {
  usage: { select: { measure: true, value: true } },
  familyVersion: { select: { familyId: true } },
  order: { include: { lines: true } },
} satisfies Prisma.OrderLineInclude;
export type UsedLine = Prisma.OrderLineGetPayload<{ include: typeof WITH_USAGE }>;

export interface UpgradeOption {
  readonly variable: string;
  readonly value: Value;
  /** Of the rule that offers it. */
  readonly text: Text;
  /** The choices of the upgraded product. */
  readonly decisions: readonly Decision[];
  /** What the total of one piece would be more than that of the product as it is, by the prices of now. */
  readonly difference: number;
}

/** What may be had now; nothing where nothing was reported. */
export async function upgradeOptions(
  actor: Actor,
  line: UsedLine,
): Promise<
  { readonly version: LoadedVersion; readonly options: readonly UpgradeOption[] } | undefined
> {
  if (line.familyVersion === null || line.usage.length === 0) return undefined;
  const version = await newestVersion(line.familyVersion.familyId);
  const usage = Object.fromEntries(line.usage.map(({ measure, value }) => [measure, value]));
  const owner = { ...asOrdered(actor, line.order), now: actor.now };
  const known = await contextFacts(owner, version.family, line.order.customerId ?? undefined);
  const facts: ContextFacts = { ...known, usage };
  const { configurator } = await openWith(version, facts);
  const [restored] = configurator.restorations(line.decisions as unknown as Decision[], 1);
  if (restored === undefined) return { version, options: [] };
  const state = configurator.state(restored.decisions);
  if (!state.complete) return { version, options: [] };
  const price = (product: typeof state.product) => priceOf(version.public, facts, product).total;
  const options = version.public.rules.flatMap(({ id, conditions, event }): UpgradeOption[] => {
    if (event.type !== 'offer' || !state.advice.includes(id)) return [];
    if (!readsOf(conditions).some(({ fact }) => fact === 'usage')) return [];
    const { variable, value, text } = event.params;
    if (typeof value === 'boolean' || state.product[variable] === value) return [];
    const [way] = configurator.repairs(restored.decisions, variable, value, 1);
    if (way === undefined) return [];
    const after = configurator.state(way.decisions);
    if (!after.complete || after.product[variable] !== value) return [];
    const difference = price(after.product) - price(state.product);
    return [{ variable, value, text, decisions: way.decisions, difference }];
  });
  return { version, options };
}

/** Notes what is to be proposed for a line, once for each option. */
export async function proposeUpgrades(actor: Actor, orderLineId: string): Promise<void> {
  const line = await database().orderLine.findUniqueOrThrow({
    where: { id: orderLineId },
    include: WITH_USAGE,
  });
  const { customerId, guestId } = line.order;
  const found = await upgradeOptions(actor, line);
  const person = customerId ?? guestId;
  if (found === undefined || person === null) return;
  const { familyId } = found.version;
  const since = new Date(actor.now.getTime() - NOT_AGAIN_DAYS * DAY_MS);
  for (const { variable, value } of found.options) {
    const option = { variable, value: String(value) };
    const refused = await database().crossSell.count({
      where: {
        ...{ ...option, familyId, status: 'refused', decidedAt: { gte: since } },
        ...(customerId === null ? { guestId } : { customerId }),
      },
    });
    if (refused > 0) continue;
    // One that was refused of this line, and long enough ago, is asked about again.
    const { count } = await database().crossSell.updateMany({
      where: { orderLineId, ...option, status: 'refused' },
      data: { status: 'open', at: actor.now, decidedAt: null },
    });
    if (count > 0) continue;
    try {
      await database().crossSell.create({
        data: {
          ...{ ...option, familyId, orderLineId, reason: 'usage', at: actor.now },
          ...(customerId === null ? { guestId } : { customerId }),
          group: isHeldOut(person) ? 'held-out' : 'shown',
        },
      });
    } catch (error) {
      // It was proposed for this line before.
      if (!isUniqueViolation(error)) throw error;
    }
  }
}
