/** The figures of all customers together, as reckoned last; for who may read customers. */
import { insightsSchema, type Insights } from '#rules/customers/insights/insights.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { LATEST } from './reckon-insights.server.ts';

export interface ReckonedInsights extends Insights {
  readonly computedAt: Date;
}

/** Nothing before the first time they were reckoned, nor where they were in another form. */
export async function readInsights(actor: Actor): Promise<ReckonedInsights | undefined> {
  requirePermission(actor, 'customers:read');
  const row = await database().insights.findUnique({ where: { id: LATEST } });
  const read = insightsSchema.safeParse(row?.data);
  return row !== null && read.success ? { ...read.data, computedAt: row.computedAt } : undefined;
}
