/** How to look after what was ordered, for whoever may see the order: of the pinned versions. */
import { careOf, type CareAdvice } from '#rules/model/care.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { loadFamilyVersion } from '../families/load-family-version.server.ts';
import { getOrder, type OrderLineView, type OrderView } from './get-order.server.ts';

export interface CareSheet {
  readonly order: OrderView;
  readonly lines: readonly {
    readonly line: OrderLineView;
    readonly advice: readonly CareAdvice[];
  }[];
}

/** AppError `not-found` where there is no such order for this actor, or nothing in it needs care. */
export async function getCareSheet(actor: Actor, number: string): Promise<CareSheet> {
  const order = await getOrder(actor, number);
  const lines = await Promise.all(
    order.lines.map(async (line) => ({ line, advice: await adviceOn(line) })),
  );
  const told = lines.filter(({ advice }) => advice.length > 0);
  if (told.length === 0) throw new AppError('not-found');
  return { order, lines: told };
}

type CaredLine = Pick<OrderLineView, 'familyVersionId' | 'product'>;

async function adviceOn({ familyVersionId, product }: CaredLine) {
  if (familyVersionId === null) return [];
  const { family } = await loadFamilyVersion(familyVersionId);
  return careOf(family, product);
}

/** Whether anything in an order of these lines needs care. */
export async function hasCareSheet(lines: readonly CaredLine[]): Promise<boolean> {
  const advice = await Promise.all(lines.map(adviceOn));
  return advice.some((some) => some.length > 0);
}
