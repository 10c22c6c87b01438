/** What is proposed is taken into the product, at the price that was shown with it, or refused. */
import { z } from 'zod';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { recordInteraction, toJson } from '#app/utils/record.server.ts';
import { readCart } from '../cart/read-cart.server.ts';
import { applyChange } from '../configurations/apply-change.server.ts';

export const takeSchema = z.object({
  proposalId: fields.id,
  /** The difference that was shown, in minor units. */
  difference: z.coerce.number().int(),
});

/** `price-changed` where it would cost something else than was shown; then nothing is accepted. */
export async function takeCrossSell(actor: Actor, input: unknown): Promise<void> {
  const { proposalId, difference } = parseInput(takeSchema, input);
  const proposal = await find(actor, proposalId);
  const { configurationId, variable, value } = proposal;
  if (proposal.status === 'taken') return;
  if (configurationId === null) throw new AppError('not-found');
  await applyChange(actor, {
    id: configurationId,
    change: { kind: 'decide', variable, value },
    key: `cross-sell-${proposalId}`,
  });
  const line = (await readCart(actor)).lines.find(
    ({ configuration }) => configuration.id === configurationId,
  );
  const asShown = line !== undefined && line.unitPrice.total - line.accepted.total === difference;
  await inTransaction(async (tx) => {
    await settle(tx, actor, proposalId, 'taken');
    if (!asShown) return;
    await tx.cartLine.updateMany({
      where: { id: line.id, ...ownerOf(actor) },
      data: { acceptedPrice: toJson(line.unitPrice) },
    });
  });
}

export const refuseSchema = takeSchema.pick({ proposalId: true });

export async function refuseCrossSell(actor: Actor, input: unknown): Promise<void> {
  const { proposalId } = parseInput(refuseSchema, input);
  const { status } = await find(actor, proposalId);
  if (status !== 'open') return;
  await inTransaction((tx) => settle(tx, actor, proposalId, 'refused'));
}

async function find(actor: Actor, id: string) {
  const found = await database().crossSell.findFirst({
    where: { id, group: 'shown', ...ownerOf(actor) },
  });
  if (found === null) throw new AppError('not-found');
  return found;
}

async function settle(
  tx: Transaction,
  actor: Actor,
  id: string,
  status: 'taken' | 'refused',
): Promise<void> {
  const { count } = await tx.crossSell.updateMany({
    where: { id, status: 'open' },
    data: { status, decidedAt: actor.now },
  });
  if (count !== 1) return;
  const { variable, value } = await tx.crossSell.findUniqueOrThrow({ where: { id } });
  await recordInteraction(
    tx,
    actor,
    `proposal-${status}`,
    { kind: 'cross-sell', id },
    { variable, value },
  );
}

/** Notes of every proposal for the ordered products, shown or held back, whether they have it. */
export async function noteOrdered(
  tx: Transaction,
  products: readonly {
    readonly configurationId: string;
    readonly product: Readonly<Record<string, unknown>>;
  }[],
): Promise<void> {
  for (const { configurationId, product } of products) {
    const rows = await tx.crossSell.findMany({ where: { configurationId, ordered: null } });
    for (const { id, variable, value } of rows) {
      const ordered = product[variable] === value;
      await tx.crossSell.update({ where: { id }, data: { ordered } });
    }
  }
}
