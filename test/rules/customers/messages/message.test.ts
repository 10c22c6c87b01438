import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FREQUENCY_CAP,
  isCapped,
  isQuiet,
  timeZonesOf,
} from '#rules/customers/messages/contact-limits.ts';
import { JOURNEYS, journeyOf, windowOf } from '#rules/customers/messages/journeys.ts';
import {
  byCost,
  decideMessage,
  withdrawn,
  type MessageFacts,
} from '#rules/customers/messages/message.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const at = (iso: string): Date => new Date(iso);

describe('quiet hours', () => {
  it('are those of the customer’s own day', () => {
    // 06:30 in Sweden (UTC+2 in summer), 07:30 in Finland; half an hour later it is 8 there.
    expect(isQuiet(at('2026-06-01T04:30:00Z'), 'FI', 'UTC')).toBe(true);
    expect(isQuiet(at('2026-06-01T05:00:00Z'), 'FI', 'UTC')).toBe(false);
    expect(isQuiet(at('2026-06-01T05:00:00Z'), 'SE', 'UTC')).toBe(true);
    expect(isQuiet(at('2026-06-01T18:59:00Z'), 'SE', 'UTC')).toBe(false);
    expect(isQuiet(at('2026-06-01T19:00:00Z'), 'SE', 'UTC')).toBe(true);
  });

  it('last in a country of many zones until it is day in all of them', () => {
    const zones = timeZonesOf('US');
    expect(zones.length).toBeGreaterThan(4);
    // Noon in New York, six in the morning in Honolulu.
    expect(isQuiet(at('2026-06-01T16:00:00Z'), 'US', 'UTC')).toBe(true);
    expect(isQuiet(at('2026-06-01T19:00:00Z'), 'US', 'UTC')).toBe(false);
  });

  it('are those of the shop where the country says nothing', () => {
    expect(isQuiet(at('2026-06-01T05:30:00Z'), '', 'Europe/Stockholm')).toBe(true);
    expect(isQuiet(at('2026-06-01T06:00:00Z'), '', 'Europe/Stockholm')).toBe(false);
  });
});

it('the cap holds in every stretch of its days, wherever it begins', () => {
  const times = fc.array(fc.integer({ min: 0, max: 40 * 24 }), { maxLength: 60 });
  fc.assert(
    fc.property(times, (hours) => {
      const sent: Date[] = [];
      // In whatever order they are asked for, as many are let through as the cap lets.
      for (const hour of hours) {
        const now = new Date(hour * HOUR_MS);
        if (!isCapped(sent, now)) sent.push(now);
      }
      for (const begin of sent) {
        const within = sent.filter(
          (time) => time >= begin && time.getTime() < begin.getTime() + FREQUENCY_CAP.days * DAY_MS,
        );
        expect(within.length).toBeLessThanOrEqual(FREQUENCY_CAP.messages);
      }
    }),
  );
});

const NOON = at('2026-06-01T12:00:00Z');
const facts = (change: Partial<MessageFacts> = {}): MessageFacts => ({
  on: true,
  standing: true,
  now: NOON,
  dueAt: NOON,
  lapsesAt: new Date(NOON.getTime() + DAY_MS),
  limited: true,
  quiet: false,
  capped: false,
  channels: [{ channel: 'email' }],
  ...change,
});

describe('a message that is due', () => {
  it('goes by the first channel that nothing speaks against', () => {
    expect(decideMessage(facts())).toEqual({
      status: 'sent',
      reason: 'occasion',
      channel: 'email',
    });
    const channels = [{ channel: 'email', obstacle: 'denied' }, { channel: 'phone' }] as const;
    expect(decideMessage(facts({ channels }))).toMatchObject({ status: 'sent', channel: 'phone' });
  });

  it('waits at night and above the cap, unless an order needs it', () => {
    expect(decideMessage(facts({ quiet: true }))).toEqual({ status: 'due', reason: 'quiet-hours' });
    expect(decideMessage(facts({ capped: true }))).toEqual({
      status: 'due',
      reason: 'frequency-cap',
    });
    const needed = facts({ quiet: true, capped: true, limited: false });
    expect(decideMessage(needed)).toMatchObject({ status: 'sent' });
  });

  it('comes to nothing for a reason that can be told', () => {
    const tooLate = { lapsesAt: new Date(NOON.getTime() - 1) };
    expect(decideMessage(facts(tooLate))).toEqual({ status: 'lapsed', reason: 'too-late' });
    expect(decideMessage(facts({ on: false }))).toMatchObject({ reason: 'journey-off' });
    expect(decideMessage(facts({ standing: false }))).toMatchObject({ reason: 'occasion-over' });
    const channels = [{ channel: 'email', obstacle: 'unasked' }] as const;
    expect(decideMessage(facts({ channels }))).toEqual({ status: 'withheld', reason: 'unasked' });
    expect(withdrawn).toBe('withheld');
  });

  it('is never sent against any of its facts, and every outcome has a reason', () => {
    const obstacle = fc.constantFrom(undefined, 'denied' as const, 'unasked' as const);
    const any = fc.record({
      on: fc.boolean(),
      standing: fc.boolean(),
      limited: fc.boolean(),
      quiet: fc.boolean(),
      capped: fc.boolean(),
      due: fc.integer({ min: -2, max: 2 }),
      lapses: fc.integer({ min: -2, max: 4 }),
      email: obstacle,
      phone: obstacle,
    });
    fc.assert(
      fc.property(any, ({ due, lapses, email, phone, ...rest }) => {
        const given = facts({
          ...rest,
          dueAt: new Date(NOON.getTime() + due * DAY_MS),
          lapsesAt: new Date(NOON.getTime() + lapses * DAY_MS),
          channels: [
            { channel: 'email', obstacle: email },
            { channel: 'phone', obstacle: phone },
          ],
        });
        const { status, reason, channel } = decideMessage(given);
        expect(reason).toBeDefined();
        expect(status === 'sent').toBe(channel !== undefined);
        if (status !== 'sent') return;
        expect(given.on && given.standing && due <= 0 && lapses >= 0).toBe(true);
        expect(given.limited && (given.quiet || given.capped)).toBe(false);
        const used = given.channels.find((one) => one.channel === channel);
        expect(used?.obstacle).toBeUndefined();
      }),
    );
  });
});

it('a call is proposed before another mail once three led to nothing', () => {
  expect(byCost(['phone', 'email'], 2)).toEqual(['email', 'phone']);
  expect(byCost(['email', 'phone'], 3)).toEqual(['phone', 'email']);
});

it('every journey has a window in which it makes sense', () => {
  for (const id of JOURNEYS) {
    const { dueAt, lapsesAt } = windowOf(journeyOf(id), NOON);
    expect(dueAt >= NOON && lapsesAt > dueAt).toBe(true);
  }
});
