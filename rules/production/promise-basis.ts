/**
 * What a page must know to promise a product's day by itself, choice by choice: which minutes of
 * which work centre are still free, and how many of them the product takes there.
 *
 * It tells no more than that: centres and operations are numbered, and of what is reserved only
 * the stretches are left in which no station is free. For one piece nothing is lost by it: a piece
 * never asks how many stations are free, only whether one is (centre-time.ts), so the day is the
 * one of the whole workshop. Operations of one piece never run side by side, so neither do they
 * take a station from each other.
 */
import { leadTimeOf } from '#rules/bom/lead-time.ts';
import { selectOperations } from '#rules/bom/select-operations.ts';
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import { productFacts } from '#rules/model/evaluate.ts';
import type { Family } from '#rules/model/family.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { dayOf, workingTime, type Minute } from './calendar.ts';
import { fullStretches, type Reservation, type WorkCentre } from './centre-time.ts';
import { promiseLines, type Workshop } from './promise-lines.ts';
import { tasksOf } from './tasks.ts';

type Work = Pick<
  Family['routing'][number],
  'id' | 'sequence' | 'workCentre' | 'setup' | 'run' | 'when'
>;

export interface PromiseBasis extends Workshop {
  /** The super routing, without anything that is not needed to place it. */
  readonly work: readonly Work[];
}

/** `workshop` has the family's work centres, and maybe others. O(days + load · log load). */
export function promiseBasis(family: Pick<Family, 'routing'>, workshop: Workshop): PromiseBasis {
  const used = [...new Set(family.routing.map(({ workCentre }) => workCentre))];
  const numberOf = new Map(used.map((id, index) => [id, String(index)]));
  const free = used.flatMap((id) => {
    const centre = workshop.centres.find((one) => one.id === id);
    return centre ? [condensed(centre, workshop, numberOf.get(id) ?? id)] : [];
  });
  return {
    now: workshop.now,
    centres: free.map(({ centre }) => centre),
    load: free.flatMap(({ load }) => load),
    work: family.routing.map(({ sequence, workCentre, setup, run, when }, index) => ({
      id: String(index),
      workCentre: numberOf.get(workCentre) ?? workCentre,
      ...{ sequence, setup, run, when },
    })),
  };
}

function condensed(
  { id: known, stations, calendar }: WorkCentre,
  { load, now }: Workshop,
  id: string,
): { readonly centre: WorkCentre; readonly load: readonly Reservation[] } {
  const own = load.filter(({ workCentre, end }) => workCentre === known && end > now);
  const last = own.reduce((latest: Minute, { end }) => Math.max(latest, end), now);
  // Counted in open minutes, so that work before and after a night is one stretch.
  const time = workingTime(calendar, now, last);
  const counted = own.map(({ start, end }) => ({
    start: time.before(start),
    end: time.before(end),
  }));
  const today = dayOf(now);
  return {
    centre: {
      id,
      stations: 1,
      calendar: {
        week: calendar.week,
        closed: calendar.closed.filter((day) => day >= today),
        extra: Object.fromEntries(Object.entries(calendar.extra).filter(([day]) => day >= today)),
      },
    },
    load: fullStretches(counted, stations).map(({ start, end }) => ({
      workCentre: id,
      start: time.startOf(start),
      end: time.endOf(end),
    })),
  };
}

export interface ProductDays {
  /** YYYY-MM-DD */
  readonly readyOn: string;
  readonly arrivesOn: string;
  /** The component that is waited for longest, where one is. */
  readonly waitingFor?: string | undefined;
}

/** The days of one piece that is ordered now. `product` is complete, or what is known of it. */
export function promiseProduct(
  basis: PromiseBasis,
  family: PublicFamily,
  context: ContextFacts,
  product: Assignment,
): ProductDays {
  const facts = productFacts(family, context, product);
  const lead = leadTimeOf(family, context, product);
  const operations = selectOperations(basis.work, facts).map(({ operation, run }) => ({
    id: operation.id,
    workCentre: { id: operation.workCentre },
    setup: operation.setup,
    run,
  }));
  const { readyOn, arrivesOn } = promiseLines(basis, [
    { lead, buildDays: family.buildDays, tasks: tasksOf(operations), quantity: 1 },
  ]);
  return { readyOn, arrivesOn, waitingFor: lead.waitingFor };
}
