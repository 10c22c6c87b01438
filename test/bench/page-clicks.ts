/**
 * Real presses on option cards, each from the input event to the first frame after it and to the
 * frame that shows the answered state. Runs in the page, so it stands on its own.
 */
import type { Page } from '@playwright/test';

export interface Clicks {
  /** From the input to the next painted frame, as the page's own clock sees it. */
  readonly nextFrame: number[];
  /** The same as the browser reports it for interactions (steps of 8 ms, none below 16). */
  readonly interactions: number[];
  /** From the input to the frame that shows the whole new state. */
  readonly fullState: number[];
}

interface Watch {
  readonly pressed: { readonly nextFrame: number; readonly fullState: number }[];
  readonly interactions: Record<string, number>;
}

declare global {
  interface Window {
    measured: Watch;
  }
}

const PAUSE_MS = 150;

/** Notes each press and the frames that follow it; call before the page's scripts run. */
export async function watchPresses(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const measured: Watch = { pressed: [], interactions: {} };
    window.measured = measured;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
        const { interactionId, duration } = entry;
        if (interactionId === 0) continue;
        const longest = measured.interactions[interactionId] ?? 0;
        measured.interactions[interactionId] = Math.max(longest, duration);
      }
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
    // A frame is painted when the next task after its animation callbacks runs.
    const painted = (): Promise<number> =>
      new Promise((resolve) =>
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0)),
      );
    const answered = (): Promise<void> =>
      new Promise((resolve) => {
        const root = document.querySelector('[data-waiting]');
        const check = (): boolean => root?.getAttribute('data-waiting') === '0';
        const observer = new MutationObserver(() => {
          if (!check()) return;
          observer.disconnect();
          resolve();
        });
        if (root) observer.observe(root, { attributes: true });
      });
    window.addEventListener(
      'click',
      (event) => {
        if (!(event.target as Element).closest('button[name="value"]')) return;
        const started = event.timeStamp;
        void Promise.all([painted(), answered().then(painted)]).then(([frame, state]) =>
          measured.pressed.push({ nextFrame: frame - started, fullState: state - started }),
        );
      },
      { capture: true },
    );
  });
}

/** Presses `count` different cards that can be had, one when the one before is answered. */
export async function pressCards(page: Page, count: number, touch: boolean): Promise<Clicks> {
  for (let nth = 0; nth < count; nth += 1) {
    const place = await page.evaluate((index) => {
      const cards = [
        ...document.querySelectorAll<HTMLElement>('button[name="value"][aria-pressed="false"]'),
      ].filter((card) => !card.className.includes('border-dashed'));
      const card = cards[(index * 7) % cards.length];
      card?.scrollIntoView({ block: 'center' });
      const box = card?.getBoundingClientRect();
      return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, nth);
    if (!place) break;
    await page.waitForTimeout(PAUSE_MS);
    if (touch) await page.touchscreen.tap(place.x, place.y);
    else await page.mouse.click(place.x, place.y);
    await page.waitForFunction((done) => window.measured.pressed.length === done, nth + 1);
  }
  const { pressed, interactions } = await page.evaluate(() => window.measured);
  return {
    nextFrame: pressed.map(({ nextFrame }) => nextFrame),
    fullState: pressed.map(({ fullState }) => fullState),
    interactions: Object.values(interactions),
  };
}
