import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isHeldOut } from '#rules/customers/cross-sell.ts';

describe('those to whom nothing is proposed', () => {
  it.each([
    ['random ids', () => randomUUID()],
    ['ids that count', (n: number) => `c${n}`],
    ['long ids that differ at their end', (n: number) => `cmabcdefghijklmnopqrst${n}`],
  ])('are one of ten, whatever ids are like: %s', (_, make) => {
    const people = Array.from({ length: 20_000 }, (__, n) => make(n));
    const share = people.filter(isHeldOut).length / people.length;
    // Eight standard deviations of a fair draw.
    expect(Math.abs(share - 0.1)).toBeLessThan(0.017);
  });

  it('are the same today and tomorrow', () => {
    const id = randomUUID();
    expect(isHeldOut(id)).toBe(isHeldOut(id));
  });
});
