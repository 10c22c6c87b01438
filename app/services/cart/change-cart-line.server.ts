/** Changes how many of a line are wanted, or takes it out. */
import { z } from 'zod';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { recordInteraction } from '#app/utils/record.server.ts';

export const changeQuantitySchema = z.object({ lineId: fields.id, quantity: fields.quantity });
export const removeLineSchema = z.object({ lineId: fields.id });

export async function changeQuantity(actor: Actor, input: unknown): Promise<void> {
  const { lineId, quantity } = parseInput(changeQuantitySchema, input);
  await inTransaction(async (tx) => {
    const where = { id: lineId, ...ownerOf(actor) };
    const { count } = await tx.cartLine.updateMany({ where, data: { quantity } });
    if (count === 0) throw new AppError('not-found');
    const subject = { kind: 'cart-line', id: lineId };
    await recordInteraction(tx, actor, 'cart-changed', subject, { quantity });
  });
}

export async function removeLine(actor: Actor, input: unknown): Promise<void> {
  const { lineId } = parseInput(removeLineSchema, input);
  await inTransaction(async (tx) => {
    const { count } = await tx.cartLine.deleteMany({ where: { id: lineId, ...ownerOf(actor) } });
    if (count === 0) throw new AppError('not-found');
    const subject = { kind: 'cart-line', id: lineId };
    await recordInteraction(tx, actor, 'cart-changed', subject, { quantity: 0 });
  });
}
