/** Background turns: at once, by the clock, never two at a time, and over when stopped. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { repeat } from '#app/utils/repeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ignore = () => undefined;

it('begins at once and comes again after each period', async () => {
  const work = vi.fn(() => Promise.resolve());
  const repetition = repeat(work, 1000, ignore);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2999);
  expect(work).toHaveBeenCalledTimes(3);
  await repetition.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(work).toHaveBeenCalledTimes(3);
});

it('never runs twice at the same time, and stops only when the turn under way is over', async () => {
  const endings: (() => void)[] = [];
  const work = vi.fn(() => new Promise<void>((resolve) => endings.push(resolve)));
  const repetition = repeat(work, 1000, ignore);
  await vi.advanceTimersByTimeAsync(5000);
  expect(work).toHaveBeenCalledTimes(1);
  endings[0]?.();
  await vi.advanceTimersByTimeAsync(1000);
  expect(work).toHaveBeenCalledTimes(2);
  let stopped = false;
  const stopping = repetition.stop().then(() => (stopped = true));
  await vi.advanceTimersByTimeAsync(1000);
  expect(stopped).toBe(false);
  endings[1]?.();
  await stopping;
});

it('goes on after a failure, which is told', async () => {
  const told: unknown[] = [];
  const fault = new Error('no database');
  const work = vi.fn(() => Promise.reject(fault));
  const repetition = repeat(work, 1000, (error) => told.push(error));
  await vi.advanceTimersByTimeAsync(1000);
  await repetition.stop();
  expect(work).toHaveBeenCalledTimes(2);
  expect(told).toEqual([fault, fault]);
});
