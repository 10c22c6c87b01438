/** Puts a finished configuration into the cart; both evaluators must find it valid. */
import { z } from 'zod';
import { priceOf } from '#rules/pricing/price.ts';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { recordInteraction, toJson } from '#app/utils/record.server.ts';
import { ensureSession } from '#app/utils/session.server.ts';
import { assessProduct, requireSellable } from '../configurations/assess-product.server.ts';
import { findConfiguration } from '../configurations/access.server.ts';
import { loadFamilyVersion } from '../families/load-family-version.server.ts';

export const addToCartSchema = z.object({
  configurationId: fields.id,
  quantity: fields.quantity.default(1),
});

const MOST = 99;

/** Adding what is there already raises its quantity. */
export async function addToCart(actor: Actor, input: unknown): Promise<{ lineId: string }> {
  const { configurationId, quantity } = parseInput(addToCartSchema, input);
  const configuration = await findConfiguration(actor, configurationId, 'own');
  const version = await loadFamilyVersion(configuration.familyVersionId);
  const assessment = await assessProduct(actor, version, configuration.decisions);
  requireSellable(assessment, { configurationId });
  const price = priceOf(version.public, assessment.facts, assessment.product);
  await ensureSession(actor);
  return inTransaction(async (tx) => {
    const owner = ownerOf(actor);
    const there = await tx.cartLine.findFirst({ where: { ...owner, configurationId } });
    const acceptedPrice = toJson(price);
    const { id } = there
      ? await tx.cartLine.update({
          where: { id: there.id },
          data: { quantity: Math.min(MOST, there.quantity + quantity), acceptedPrice },
        })
      : await tx.cartLine.create({
          data: { ...owner, configurationId, quantity, acceptedPrice, createdAt: actor.now },
        });
    const subject = { kind: 'configuration', id: configurationId };
    await recordInteraction(tx, actor, 'added-to-cart', subject, { quantity });
    return { lineId: id };
  });
}
