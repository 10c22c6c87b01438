/**
 * The days of an order, of a cart, or of the one product on a page: when all of it can leave the
 * workshop, and when it arrives. Every day that is shown or promised is found here, so what a page
 * says is what the order gets as long as the workshop stays as it is.
 *
 * All pieces are promised one after the other into the same load. A piece that no work centre ever
 * has time for counts with its lead time alone.
 */
import type { LeadTime } from '#rules/bom/types.ts';
import { addWorkingDays } from '#rules/bom/working-days.ts';
import { dayOf, type Minute } from './calendar.ts';
import type { Reservation, WorkCentre } from './centre-time.ts';
import { promise } from './promise.ts';
import type { Task } from './schedule.ts';

/** The workshop at one moment of its wall clock. */
export interface Workshop {
  readonly centres: readonly WorkCentre[];
  /** What the centres have reserved. */
  readonly load: readonly Reservation[];
  readonly now: Minute;
}

export interface LineDemand {
  readonly lead: LeadTime;
  /** Working days that building takes, which the lead time has in it. */
  readonly buildDays: number;
  /** Of one piece. */
  readonly tasks: readonly Task[];
  /** Pieces, 1 or more. */
  readonly quantity: number;
}

export interface PromisedDays {
  /** YYYY-MM-DD */
  readonly readyOn: string;
  readonly arrivesOn: string;
  /** Working days on the road. */
  readonly deliveryDays: number;
  /** Working days until the last part is here, for each line. */
  readonly waits: readonly number[];
}

/**
 * `roadDays`: agreed days on the road, instead of the longest of the lines. Without lines the days
 * are those of an order that needs no work. As costly as one `promise` for each piece.
 */
export function promiseLines(
  { centres, load, now }: Workshop,
  lines: readonly LineDemand[],
  roadDays?: number,
): PromisedDays {
  const today = dayOf(now);
  const reserved = [...load];
  const waits: number[] = [];
  let [readyOn, longestRoad] = [today, 0];
  for (const { lead, buildDays, tasks, quantity } of lines) {
    const wait = Math.max(0, lead.workingDays - buildDays);
    waits.push(wait);
    longestRoad = Math.max(longestRoad, lead.deliveryDays);
    // The workshop's own days of building are kept free even when it is empty.
    readyOn = latest(readyOn, addWorkingDays(today, lead.workingDays));
    for (let piece = 0; piece < quantity; piece++) {
      const kept = promise(centres, reserved, {
        tasks,
        waits: [{ component: lead.waitingFor ?? '', days: wait }],
        now,
      });
      if (kept.status === 'impossible') continue;
      readyOn = latest(readyOn, kept.day);
      reserved.push(...kept.tasks);
    }
  }
  const deliveryDays = roadDays ?? longestRoad;
  return { readyOn, arrivesOn: addWorkingDays(readyOn, deliveryDays), deliveryDays, waits };
}

const latest = (left: string, right: string): string => (left > right ? left : right);
