/** The upgrades of an order that are still to be answered, and the answers: it becomes a configuration, or is refused. */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { ownerOf } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { recordInteraction } from '#app/utils/record.server.ts';
import { createConfiguration } from '../configurations/create-configuration.server.ts';
import { newestVersion, type LoadedVersion } from '../families/load-family-version.server.ts';
import { getOrder } from '../orders/get-order.server.ts';
import { measuresOf } from './record-usage.server.ts';
import { upgradeOptions, WITH_USAGE, type UpgradeOption } from './propose-upgrades.server.ts';

export interface OpenUpgrade {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly version: LoadedVersion;
  readonly option: UpgradeOption;
}

export interface UsedProduct {
  readonly position: number;
  readonly name: string;
  /** What its rules read of its use, and what was reported of it last. */
  readonly measures: readonly { readonly measure: string; readonly value: number | undefined }[];
}

export interface OrderUsage {
  readonly products: readonly UsedProduct[];
  readonly upgrades: readonly OpenUpgrade[];
}

/** For whoever may see the order. */
export async function usageOfOrder(actor: Actor, number: string): Promise<OrderUsage> {
  const { id } = await getOrder(actor, number);
  const lines = await database().orderLine.findMany({
    where: { orderId: id, order: { status: { not: 'cancelled' } }, familyVersionId: { not: null } },
    orderBy: { position: 'asc' },
    include: { ...WITH_USAGE, crossSells: { where: { status: 'open', group: 'shown' } } },
  });
  const products: UsedProduct[] = [];
  const upgrades: OpenUpgrade[] = [];
  for (const line of lines) {
    const { position, configurationName: name, crossSells, usage } = line;
    const found = await upgradeOptions(actor, line);
    const values = new Map(usage.map(({ measure, value }) => [measure, value]));
    const familyId = line.familyVersion?.familyId ?? '';
    const { family } = found?.version ?? (await newestVersion(familyId));
    const measures = measuresOf(family).map((measure) => ({ measure, value: values.get(measure) }));
    if (measures.length > 0) products.push({ position, name, measures });
    // In the order of the family's rules.
    for (const option of found?.options ?? []) {
      const proposal = crossSells.find(
        ({ variable, value }) => variable === option.variable && value === String(option.value),
      );
      if (found && proposal) {
        upgrades.push({ id: proposal.id, position, name, version: found.version, option });
      }
    }
  }
  return { products, upgrades };
}

export const answerUpgradeSchema = z.object({ upgradeId: fields.id });

/** A configuration of the newest version with the option, of whom the order belongs to. */
export async function takeUpgrade(
  actor: Actor,
  input: unknown,
): Promise<{ readonly configurationId: string }> {
  const { proposal, line } = await find(actor, input);
  const found = await upgradeOptions(actor, line);
  const option = found?.options.find(
    (one) => one.variable === proposal.variable && String(one.value) === proposal.value,
  );
  if (found === undefined || option === undefined) throw new AppError('not-found');
  const { id: configurationId } = await createConfiguration(actor, {
    familyId: found.version.familyId,
    name: line.configurationName || undefined,
    decisions: option.decisions,
  });
  await inTransaction((tx) => settle(tx, actor, proposal.id, { status: 'taken', configurationId }));
  return { configurationId };
}

/** Refused wherever it is proposed: they have said no to the option, not to one product. */
export async function refuseUpgrade(actor: Actor, input: unknown): Promise<void> {
  const { proposal } = await find(actor, input);
  const { id, familyId, variable, value } = proposal;
  await inTransaction(async (tx) => {
    await settle(tx, actor, id, { status: 'refused' });
    await tx.crossSell.updateMany({
      where: {
        ...{ familyId, variable, value, reason: 'usage', status: 'open', group: 'shown' },
        ...ownerOf(actor),
      },
      data: { status: 'refused', decidedAt: actor.now },
    });
  });
}

/** Of the actor's own, or of the customer they act for. */
async function find(actor: Actor, input: unknown) {
  const { upgradeId } = parseInput(answerUpgradeSchema, input);
  const row = await database().crossSell.findFirst({
    where: { id: upgradeId, group: 'shown', status: 'open', ...ownerOf(actor) },
    include: { orderLine: { include: WITH_USAGE } },
  });
  if (row === null || row.orderLine === null) throw new AppError('not-found');
  const { orderLine: line, ...proposal } = row;
  return { proposal, line };
}

async function settle(
  tx: Transaction,
  actor: Actor,
  id: string,
  answer: { readonly status: 'taken' | 'refused'; readonly configurationId?: string },
): Promise<void> {
  const { count } = await tx.crossSell.updateMany({
    where: { id, status: 'open' },
    data: { ...answer, decidedAt: actor.now },
  });
  if (count !== 1) throw new AppError('status-conflict');
  const { variable, value } = await tx.crossSell.findUniqueOrThrow({ where: { id } });
  await recordInteraction(tx, actor, `proposal-${answer.status}`, undefined, { variable, value });
}
