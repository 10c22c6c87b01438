/**
 * What made-up customers did in three years: most a little, a few a lot, as in any shop. One order and
 * ten contacts a customer on the average.
 */
import { seededRandom } from '#rules/kernel/random.ts';

export interface Contact {
  readonly channel: string;
  readonly kind: string;
  readonly direction?: string;
  readonly text?: string;
  readonly at: Date;
}

export interface Purchase {
  readonly placedAt: Date;
  /** Minor units, without tax. */
  readonly net: number;
  readonly status: string;
}

export interface History {
  readonly contacts: readonly Contact[];
  readonly purchases: readonly Purchase[];
}

const YEARS_MS = 3 * 365 * 24 * 60 * 60 * 1000;
const KINDS = [
  { channel: 'web', kind: 'configured' },
  { channel: 'web', kind: 'saved' },
  { channel: 'email', kind: 'status-changed' },
  { channel: 'workshop', kind: 'status-changed' },
  { channel: 'phone', kind: 'contact', direction: 'in', text: 'Asked for the day of delivery.' },
  { channel: 'counter', kind: 'contact', direction: 'in', text: 'Wanted to see the colours.' },
] as const;

/** Geometric: `mean` on the average, none the likeliest. */
const howMany = (random: () => number, mean: number): number =>
  Math.floor(Math.log(1 - random()) / Math.log(mean / (1 + mean)));

export function makeHistory(index: number, until: Date): History {
  const random = seededRandom(0x5eed + index);
  const day = (): Date => new Date(until.getTime() - Math.floor(random() * YEARS_MS));
  const purchases = Array.from({ length: howMany(random, 1) }, () => ({
    placedAt: day(),
    net: 50_000 + Math.floor(random() ** 3 * 8_000_000),
    status: random() < 0.05 ? 'cancelled' : 'shipped',
  }));
  const contacts = Array.from({ length: howMany(random, 10) }, () => ({
    ...(KINDS[Math.floor(random() * KINDS.length)] as (typeof KINDS)[number]),
    at: day(),
  }));
  return { contacts, purchases };
}
