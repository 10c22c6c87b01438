/**
 * The workshop as the scheduler knows it: every work centre of the published families, with the
 * days the workshop has said it is closed or open differently, and what is reserved already.
 */
import { z } from 'zod';
import { calendarOf } from '#rules/production/calendar.ts';
import type { Reservation, WorkCentre } from '#rules/production/centre-time.ts';
import type { Text } from '#rules/model/text.ts';
import { database, type Transaction } from '#app/utils/database.server.ts';
import { toMinute } from '#app/utils/workshop-time.server.ts';
import { newestVersions } from '../families/load-family-version.server.ts';

const shiftSchema = z.object({ from: z.number().int(), to: z.number().int() });
const exceptionsSchema = z.object({
  stations: z.number().int().min(1).optional(),
  closed: z.array(z.string()).default([]),
  extra: z.record(z.string(), z.array(shiftSchema)).default({}),
});

export interface TitledWorkCentre extends WorkCentre {
  readonly title: Text;
}

/** Work centres in the order of the families; one that several families name is one. */
export async function readWorkCentres(): Promise<readonly TitledWorkCentre[]> {
  const versions = await newestVersions();
  const rows = await database().workCentre.findMany();
  const exceptions = new Map(
    rows.map(({ id, calendar }) => [id, exceptionsSchema.parse(calendar)]),
  );
  const centres = new Map<string, TitledWorkCentre>();
  for (const { id, title, stations, shifts } of versions.flatMap(
    ({ family }) => family.workCentres,
  )) {
    if (centres.has(id)) continue;
    const known = exceptions.get(id);
    const calendar = calendarOf(shifts, known);
    centres.set(id, { id, title, stations: known?.stations ?? stations, calendar });
  }
  return [...centres.values()];
}

/** Operations in these states hold their work centre for as long as they are planned. */
export const UNFINISHED = ['waiting', 'ready', 'running', 'paused', 'rework'] as const;

/** What unfinished operations of other work orders have reserved. */
export async function readLoad(
  client: Transaction,
  except: readonly string[] = [],
): Promise<readonly Reservation[]> {
  const rows = await client.workOperation.findMany({
    where: {
      status: { in: [...UNFINISHED] },
      plannedStart: { not: null },
      workOrderId: { notIn: [...except] },
      workOrder: { status: { notIn: ['cancelled', 'shipped'] } },
    },
    select: { workCentre: true, plannedStart: true, plannedEnd: true },
  });
  return rows.flatMap(({ workCentre, plannedStart, plannedEnd }) =>
    plannedStart && plannedEnd
      ? [{ workCentre, start: toMinute(plannedStart), end: toMinute(plannedEnd) }]
      : [],
  );
}
