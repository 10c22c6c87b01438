/**
 * The day an order can leave the workshop and the day it arrives: lead times of its parts, the
 * hours of the work centres, and what is reserved there already. All pieces are promised one
 * after the other into the same load, so the day holds for the whole order.
 */
import { leadTimeOf } from '#rules/bom/lead-time.ts';
import { routingOf } from '#rules/bom/routing.ts';
import { addWorkingDays } from '#rules/bom/working-days.ts';
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import { dayOf } from '#rules/production/calendar.ts';
import type { Reservation, WorkCentre } from '#rules/production/centre-time.ts';
import { tasksOf } from '#rules/production/job.ts';
import { promise } from '#rules/production/promise.ts';
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

export interface Promised {
  /** YYYY-MM-DD */
  readonly readyOn: string;
  readonly arrivesOn: string;
  /** Working days on the road. */
  readonly deliveryDays: number;
  /** Working days until the last part is here, by position on the order. */
  readonly waits: ReadonlyMap<number, number>;
}

/** `load` is what the centres have reserved; it is not changed. `roadDays` as above. */
export function promiseDates(
  centres: readonly WorkCentre[],
  load: readonly Reservation[],
  now: Date,
  lines: readonly PromisedLine[],
  roadDays?: number,
): Promised {
  const reserved = [...load];
  const waits = new Map<number, number>();
  let [readyOn, deliveryDays] = [dayOf(toMinute(now)), 0];
  for (const { position, version, facts, product, quantity } of lines) {
    const lead = leadTimeOf(version.public, facts.market, product);
    const wait = Math.max(0, lead.workingDays - version.public.buildDays);
    waits.set(position, wait);
    deliveryDays = Math.max(deliveryDays, lead.deliveryDays);
    // The workshop's own days of building are kept free even when it is empty.
    readyOn = latest(readyOn, addWorkingDays(dayOf(toMinute(now)), lead.workingDays));
    const tasks = tasksOf(routingOf(version.family, facts, product));
    for (let piece = 0; piece < quantity; piece++) {
      const kept = promise(centres, reserved, {
        tasks,
        waits: [{ component: lead.waitingFor ?? '', days: wait }],
        now: toMinute(now),
      });
      if (kept.status === 'impossible') continue;
      readyOn = latest(readyOn, kept.day);
      reserved.push(...kept.tasks);
    }
  }
  deliveryDays = roadDays ?? deliveryDays;
  return { readyOn, arrivesOn: addWorkingDays(readyOn, deliveryDays), deliveryDays, waits };
}

/** What an order is placed with: its days, and what its work orders are planned by. */
export interface WorkshopPlan extends Promised {
  readonly centres: readonly WorkCentre[];
}

/** Reads the workshop as it is now. `roadDays`: agreed days on the road, instead of the market's. */
export async function promiseOrder(
  now: Date,
  lines: readonly PromisedLine[],
  roadDays?: number,
): Promise<WorkshopPlan> {
  const centres = await readWorkCentres();
  return { ...promiseDates(centres, await readLoad(database()), now, lines, roadDays), centres };
}

const latest = (left: string, right: string): string => (left > right ? left : right);
