/**
 * Every role on every route, other people's objects included.
 *
 * The tables (`authorisation-rows.ts`, `authorisation-writes.ts`) are held against the declared routes: a route without a row
 * fails the test.
 */
import type { APIRequestContext, Browser } from '@playwright/test';
import type { RouteConfigEntry } from '@remix-run/route-config';
import { expect, test } from '@playwright/test';
import routes from '#app/routes.ts';
import { among, expectedOf, ROWS, VISITORS, type Visitor } from './authorisation-rows.ts';
import { WRITES } from './authorisation-writes.ts';
import { formBatch, shipOrder, unitsOf } from './build-units.ts';
import { filledCart, orderCart } from './requests.ts';

function declared(entries: readonly RouteConfigEntry[], parent = ''): string[] {
  return entries.flatMap((entry) => {
    const path = [parent, entry.path].filter(Boolean).join('/');
    return entry.children ? declared(entry.children, path) : [path || '/'];
  });
}

type Objects = Readonly<
  Record<
    | 'configuration'
    | 'share'
    | 'order'
    | 'customer'
    | 'fresh'
    | 'shipped'
    | 'unit'
    | 'batch'
    | 'invoice'
    | 'note'
    | 'quote',
    string
  >
>;

/** Requests of one visitor, signed in by the demo's button where a role is given. */
async function enter(browser: Browser, role: Visitor): Promise<APIRequestContext> {
  const { request } = await browser.newContext();
  if (role !== 'guest') {
    const answer = await request.post('/sign-in', {
      form: { intent: 'demo', role },
      maxRedirects: 0,
    });
    expect(answer.status(), `signing in as ${role}`).toBe(302);
  }
  return request;
}

/**
 * Somebody whom no demo person is: an account with a configuration, an order nobody has begun and
 * a shipped one with its papers; and an order of the demo's.
 */
async function makeObjects(browser: Browser): Promise<Objects> {
  const { request } = await browser.newContext();
  const signedUp = await request.post('/sign-up', {
    form: {
      name: 'Someone Else',
      email: `someone.${Date.now()}@example.com`,
      password: 'a password of someone else',
    },
    maxRedirects: 0,
  });
  expect(signedUp.status()).toBe(302);
  const created = await request.post('/families/ebike/new', {
    form: { start: '' },
    maxRedirects: 0,
  });
  const configuration = /configurations\/([^/?]+)/.exec(created.headers()['location'] ?? '')?.[1];
  const page = await (await request.get(`/configurations/${configuration}`)).text();
  const share = /\/shared\/([\w-]{16,})/.exec(page)?.[1];

  const sales = await enter(browser, 'sales');
  const customers = await (await sales.get('/sales/customers')).text();
  const customer = /\/sales\/customers\/(?!new)([\w-]{8,})/.exec(customers)?.[1];
  const begun = await sales.post('/sales/quotes', {
    form: { customerId: customer ?? '' },
    maxRedirects: 0,
  });
  const quote = /Q\d+/.exec(begun.headers()['location'] ?? '')?.[0];
  const workshop = await enter(browser, 'production');
  await filledCart(request);
  const fresh = await orderCart(request);
  const [unit] = await unitsOf(workshop, fresh);
  await filledCart(request);
  await filledCart(request);
  const pair = await unitsOf(workshop, await orderCart(request));
  const batch = await formBatch(await enter(browser, 'production-manager'), pair);
  await filledCart(request);
  const shipped = await orderCart(request);
  await shipOrder(workshop, shipped);
  const papers = await (await request.get(`/orders/${shipped}`)).text();
  const invoice = /\/invoices\/(F\d+)\//.exec(papers)?.[1];
  const note = /\/delivery-notes\/(D\d+)\//.exec(papers)?.[1];
  const own = await (await (await enter(browser, 'customer')).get('/orders')).text();
  const queue = await (await workshop.get('/production')).text();
  const order = [...queue.matchAll(/\/production\/(K\d+)"/g)]
    .map((match) => match[1] ?? '')
    .find((number) => !own.includes(number));
  const made = { configuration, share, customer, order, unit, batch, invoice, note, quote };
  for (const [name, value] of Object.entries(made)) {
    expect(value, name).toBeTruthy();
  }
  return {
    configuration: configuration ?? '',
    share: share ?? '',
    customer: customer ?? '',
    order: order ?? '',
    fresh,
    shipped,
    unit: unit ?? '',
    batch,
    invoice: invoice ?? '',
    note: note ?? '',
    quote: quote ?? '',
  };
}

const fill = (address: string, objects: Objects): string =>
  address.replace(/\{(\w+)\}/g, (_, name: keyof Objects) => objects[name]);

test('every declared route has a row', () => {
  const covered = new Set([...ROWS, ...WRITES].map(({ route }) => route));
  expect(declared(routes).filter((path) => path !== '*' && !covered.has(path))).toEqual([]);
});

test('every role on every route gets what it may, and nothing else', async ({ browser }) => {
  const objects = await makeObjects(browser);
  const wrong: string[] = [];
  for (const visitor of VISITORS) {
    const request = await enter(browser, visitor);
    for (const row of ROWS) {
      const address = fill(row.address ?? `/${row.route.replace(/^\//, '')}`, objects);
      const answer = await request.get(address, { maxRedirects: 0 });
      const expected = expectedOf(row, visitor);
      if (answer.status() !== expected) {
        wrong.push(
          `${visitor} GET ${row.address ?? row.route}: ${answer.status()}, not ${expected}`,
        );
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('nobody writes what is not theirs', async ({ browser }) => {
  const objects = await makeObjects(browser);
  const looker = await browser.newContext();
  const shared = async (): Promise<string> => {
    const page = await (await looker.request.get(`/shared/${objects.share}`)).text();
    return /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? '';
  };
  const before = await shared();
  expect(before.length).toBeGreaterThan(1000);
  const wrong: string[] = [];
  for (const visitor of VISITORS) {
    const request = await enter(browser, visitor);
    for (const { address, form, allowed } of WRITES) {
      const answer = await request.post(fill(address, objects), { form, maxRedirects: 0 });
      const status = answer.status();
      const toSignIn = status === 302 && /sign-in/.test(answer.headers()['location'] ?? '');
      const refused = (status >= 400 && status < 500) || toSignIn;
      if (refused === among(allowed, visitor)) wrong.push(`${visitor} POST ${address}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(await shared()).toBe(before);
});
