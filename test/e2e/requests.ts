/** Requests as a hostile or broken client sends them, and what may come back. */
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { expect } from '@playwright/test';

export type Form = Record<string, string>;

/** Sent as a plain form of the same origin; redirects are answers, not followed. */
export const send = (request: APIRequestContext, path: string, form: Form): Promise<APIResponse> =>
  request.post(path, { form, maxRedirects: 0 });

/** Refused with one of these statuses, and with something to read. */
export async function expectRefused(answer: APIResponse, what: string, ...statuses: number[]) {
  expect(statuses, what).toContain(answer.status());
  if (answer.status() === 302) return;
  const body = await answer.text();
  // A page holds the whole catalogue of messages after what it shows.
  const shown = body.includes('<main') ? (/<main.*<\/main>/s.exec(body)?.[0] ?? '') : body;
  const leak = /Prisma|at .*\.(?:ts|js):\d+|Something broke|node:internal|Error:/.exec(shown);
  expect(leak?.[0], what).toBeUndefined();
  expect(shown.length, what).toBeGreaterThan(10);
}

export async function newConfiguration(request: APIRequestContext): Promise<string> {
  const answer = await send(request, '/families/ebike/new', {});
  expect(answer.status()).toBe(302);
  return String(answer.headers()['location']);
}

export const held = async (request: APIRequestContext, path: string) =>
  (await (await request.get(`${path}/changes`)).json()) as { revision: number; decisions: unknown };

/** A guest of one's own with a finished bicycle in the cart. */
export async function filledCart(request: APIRequestContext): Promise<string> {
  const path = await newConfiguration(request);
  await send(request, path, { intent: 'complete', objective: 'cheapest' });
  const added = await send(request, path, { intent: 'add-to-cart' });
  expect(added.headers()['location']).toBe('/cart');
  return path;
}

export const ADDRESS: Form = {
  name: 'Vera Blum',
  email: 'vera@example.com',
  street: 'Hafenstraße 12',
  postalCode: '20457',
  city: 'Hamburg',
  country: 'SE',
};

/**
 * Orders what is in the cart, as the checkout's form does; the number of the order. Where others have
 * taken the time meanwhile, the day that is shown then is accepted.
 */
export async function orderCart(request: APIRequestContext): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const page = await (await request.get('/checkout')).text();
    const hidden = (name: string): string =>
      new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
    const answer = await send(request, '/checkout', {
      ...ADDRESS,
      packaging: 'standard',
      country: hidden('country'),
      acceptedTotal: hidden('acceptedTotal'),
      acceptedDay: hidden('acceptedDay'),
      idempotencyKey: hidden('idempotencyKey'),
    });
    const number = /\/orders\/(\w+)/.exec(answer.headers()['location'] ?? '')?.[1];
    if (number !== undefined) return number;
    expect({ attempt, status: answer.status() }).toEqual({ attempt: 1, status: 409 });
  }
}
