/**
 * The day an order can leave the workshop and the day it arrives: lead times of its parts, the
 * hours of the work centres, and what is reserved there already. For orders and carts the days
 * themselves; for a page what they follow from (rules/production/promise-basis).
 */
import { leadTimeOf } from '#rules/bom/lead-time.ts';
import { routingOf } from '#rules/bom/routing.ts';
import type { RoutingOperation } from '#rules/bom/types.ts';
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import type { Family } from '#rules/model/family.ts';
import type { WorkCentre } from '#rules/production/centre-time.ts';
import { promiseBasis, type PromiseBasis } from '#rules/production/promise-basis.ts';
import {
  promiseLines,
  type LineDemand,
  type PromisedDays,
  type Workshop,
} from '#rules/production/promise-lines.ts';
import { tasksOf } from '#rules/production/tasks.ts';
import { database } from '#app/utils/database.server.ts';
import { toMinute } from '#app/utils/workshop-time.server.ts';
import type { LoadedVersion } from '../families/load-family-version.server.ts';
import { readLoad, readWorkCentres } from './read-workshop.server.ts';

export interface PromisedLine {
  /** On the order, from 1. */
  readonly position: number;
  readonly version: Pick<LoadedVersion, 'family' | 'public'>;
  readonly facts: ContextFacts;
  readonly product: Assignment;
  readonly quantity: number;
}

/** Of an order that is planned again: waits for parts are in its days already. */
export interface PlannedLine {
  readonly position: number;
  /** Of one piece. */
  readonly routing: readonly RoutingOperation[];
  readonly quantity: number;
}

/** What an order is placed with: its days, and what its work orders are planned by. */
export interface WorkshopPlan extends Omit<PromisedDays, 'waits'> {
  readonly centres: readonly WorkCentre[];
  /** Working days until the last part is here, by position on the order. */
  readonly waits: ReadonlyMap<number, number>;
}

export interface PromiseTerms {
  /** Agreed days on the road, instead of the market's. */
  readonly roadDays?: number | undefined;
  /** Ids of work orders that will not be built: their time is free. */
  readonly without?: readonly string[];
}

export async function promiseOrder(
  now: Date,
  lines: readonly (PromisedLine | PlannedLine)[],
  { roadDays, without = [] }: PromiseTerms = {},
): Promise<WorkshopPlan> {
  const workshop = await workshopAt(now, without);
  const days = promiseLines(workshop, lines.map(demandOf), roadDays);
  const waits = lines.map(({ position }, index) => [position, days.waits[index] ?? 0] as const);
  return { ...days, centres: workshop.centres, waits: new Map(waits) };
}

function demandOf(line: PromisedLine | PlannedLine): LineDemand {
  if ('routing' in line) {
    const { routing, quantity } = line;
    const lead = { workingDays: 0, deliveryDays: 0 };
    return { lead, buildDays: 0, tasks: tasksOf(routing), quantity };
  }
  const { version, facts, product, quantity } = line;
  return {
    lead: leadTimeOf(version.public, facts, product),
    buildDays: version.public.buildDays,
    tasks: tasksOf(routingOf(version.family, facts, product)),
    quantity,
  };
}

/** What the days of one product of the family follow from while nothing else is ordered. */
export async function promiseBasisAt(now: Date, family: Family): Promise<PromiseBasis> {
  return promiseBasis(family, await workshopAt(now));
}

/** The workshop as it is now. */
async function workshopAt(moment: Date, without: readonly string[] = []): Promise<Workshop> {
  const [centres, load] = await Promise.all([readWorkCentres(), readLoad(database(), without)]);
  return { centres, load, now: toMinute(moment) };
}
