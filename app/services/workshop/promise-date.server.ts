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
import { promise } from '#rules/production/promise.ts';
import { toMinute } from '#app/utils/workshop-time.server.ts';
import type { LoadedVersion } from '../families/load-family-version.server.ts';
import { tasksOf } from './work-plan.ts';

export interface PromisedLine {
  readonly version: Pick<LoadedVersion, 'family' | 'public'>;
  readonly facts: ContextFacts;
  readonly product: Assignment;
  readonly quantity: number;
}

export interface Promised {
  /** YYYY-MM-DD */
  readonly readyOn: string;
  readonly arrivesOn: string;
  /** Working days until the last part of each line is here, in the order of the lines. */
  readonly waits: readonly number[];
}

/** `load` is what the centres have reserved; it is not changed. */
export function promiseDates(
  centres: readonly WorkCentre[],
  load: readonly Reservation[],
  now: Date,
  lines: readonly PromisedLine[],
): Promised {
  const reserved = [...load];
  const waits: number[] = [];
  let [readyOn, deliveryDays] = [dayOf(toMinute(now)), 0];
  for (const { version, facts, product, quantity } of lines) {
    const lead = leadTimeOf(version.public, facts.market, product);
    const wait = Math.max(0, lead.workingDays - version.public.buildDays);
    waits.push(wait);
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
  return { readyOn, arrivesOn: addWorkingDays(readyOn, deliveryDays), waits };
}

const latest = (left: string, right: string): string => (left > right ? left : right);
