/** Where an arrow key goes among cards that wrap into rows. */
import { describe, expect, it } from 'vitest';
import { moveTo } from '#components/configurator/arrow-keys.ts';

// Two rows of three and a last row of two, the last card shifted.
const places = [
  ...[0, 100, 200].map((x) => ({ x, y: 0 })),
  ...[0, 100, 200].map((x) => ({ x, y: 50 })),
  ...[0, 120].map((x) => ({ x, y: 100 })),
];

describe('an arrow key', () => {
  it('goes on and back in reading order, over the end of a row', () => {
    expect(moveTo(places, 2, 'next')).toBe(3);
    expect(moveTo(places, 3, 'previous')).toBe(2);
    expect(moveTo(places, 7, 'next')).toBeUndefined();
    expect(moveTo(places, 0, 'previous')).toBeUndefined();
  });

  it('goes to the nearest card of the next row only', () => {
    expect(moveTo(places, 1, 'down')).toBe(4);
    expect(moveTo(places, 5, 'down')).toBe(7);
    expect(moveTo(places, 7, 'up')).toBe(4);
    expect(moveTo(places, 6, 'down')).toBeUndefined();
    expect(moveTo(places, 1, 'up')).toBeUndefined();
  });

  it('knows the first and the last card', () => {
    expect(moveTo(places, 4, 'first')).toBe(0);
    expect(moveTo(places, 4, 'last')).toBe(7);
  });
});
