/**
 * Every role on every route, other people's objects included.
 *
 * The table is held against the declared routes: a route without a row fails the test. What is
 * expected is the status of a GET without following redirects; 302 leads to the sign-in page.
 */
import type { APIRequestContext, Browser } from '@playwright/test';
import type { RouteConfigEntry } from '@remix-run/route-config';
import { expect, test } from '@playwright/test';
import routes from '#app/routes.ts';
import { VISITORS, WRITES, type Visitor } from './authorisation-writes.ts';
import { filledCart, orderCart, shipOrder } from './requests.ts';

/** Managers get what their people get, where a row does not name them. */
const LEADS: Partial<Record<Visitor, Visitor>> = {
  'sales-manager': 'sales',
  'production-manager': 'production',
};
const among = (allowed: readonly Visitor[], visitor: Visitor): boolean =>
  allowed.includes(visitor) || allowed.includes(LEADS[visitor] ?? visitor);

interface Row {
  /** The declared path this row is about. */
  readonly route: string;
  /** An address on it; `{…}` are objects made by the test, owned by another customer. */
  readonly address?: string;
  readonly expected: Readonly<Partial<Record<Visitor, number>>>;
}

const everyone = (status: number): Row['expected'] => ({
  guest: status,
  customer: status,
  sales: status,
  production: status,
  administrator: status,
});
const expectedOf = ({ expected }: Row, visitor: Visitor): number | undefined =>
  expected[visitor] ?? expected[LEADS[visitor] ?? visitor];
const only = (...allowed: Visitor[]): Row['expected'] =>
  Object.fromEntries(
    VISITORS.map((visitor) => [
      visitor,
      visitor === 'guest' ? 302 : among(allowed, visitor) ? 200 : 403,
    ]),
  ) as Row['expected'];
const signedIn = only('customer', 'sales', 'production', 'administrator');
/** Other people's: hidden from guests and customers, seen by the staff named. */
const foreign = (...allowed: Visitor[]): Row['expected'] =>
  Object.fromEntries(
    VISITORS.map((visitor) => [visitor, among(allowed, visitor) ? 200 : 404]),
  ) as Row['expected'];

const ROWS: readonly Row[] = [
  { route: '/', expected: everyone(200) },
  { route: 'families/:family', address: '/families/ebike', expected: everyone(200) },
  { route: 'families/:family', address: '/families/absent', expected: everyone(404) },
  { route: 'families/:family/new', address: '/families/ebike/new', expected: everyone(302) },
  {
    route: 'models/:version/:file',
    address: '/models/absent/absent.json',
    expected: everyone(404),
  },
  { route: 'sign-in', expected: { ...everyone(302), guest: 200 } },
  { route: 'sign-up', expected: { ...everyone(302), guest: 200 } },
  { route: 'sign-out', expected: everyone(302) },
  { route: 'forgot-password', expected: everyone(200) },
  { route: 'reset-password/:token', address: '/reset-password/absent', expected: everyone(200) },
  { route: 'setup', expected: everyone(404) },
  { route: 'settings', expected: everyone(200) },
  { route: 'profile', expected: signedIn },
  { route: 'configurations', expected: everyone(200) },
  {
    route: 'configurations/:id',
    address: '/configurations/{configuration}',
    // Staff who may look are led to the view that changes nothing.
    expected: { ...everyone(404), sales: 302, administrator: 302 },
  },
  {
    route: 'configurations/:id/live',
    address: '/configurations/{configuration}/live',
    expected: everyone(404),
  },
  {
    route: 'configurations/:id/invitations',
    address: '/configurations/{configuration}/invitations',
    expected: everyone(404),
  },
  { route: 'live/:token', address: '/live/absent', expected: everyone(410) },
  { route: 'shared/:token', address: '/shared/absent', expected: everyone(404) },
  { route: 'shared/:token', address: '/shared/{share}', expected: everyone(200) },
  { route: 'cart', expected: everyone(200) },
  { route: 'checkout', expected: everyone(302) },
  { route: 'orders', expected: everyone(200) },
  {
    route: 'orders/:number',
    address: '/orders/{order}',
    expected: foreign('sales', 'production', 'administrator'),
  },
  {
    route: 'orders/:number/order-sheet.pdf',
    address: '/orders/{order}/order-sheet.pdf',
    expected: foreign('sales', 'production', 'administrator'),
  },
  {
    route: 'orders/:number/change',
    address: '/orders/{fresh}/change',
    expected: foreign('sales'),
  },
  {
    route: 'orders/:number/changes/:change',
    address: '/orders/{order}/changes/1',
    expected: everyone(404),
  },
  {
    route: 'invoices/:number/invoice.pdf',
    address: '/invoices/{invoice}/invoice.pdf',
    expected: foreign('sales', 'administrator'),
  },
  {
    route: 'invoices/:number/factur-x.xml',
    address: '/invoices/{invoice}/factur-x.xml',
    expected: foreign('sales', 'administrator'),
  },
  {
    route: 'delivery-notes/:number/delivery-note.pdf',
    address: '/delivery-notes/{note}/delivery-note.pdf',
    expected: foreign('sales', 'production', 'administrator'),
  },
  { route: 'profile/terms', expected: only('customer') },
  {
    route: 'sales/customers/:id/terms',
    address: '/sales/customers/{customer}/terms',
    expected: only('sales'),
  },
  { route: 'sales/customers', expected: only('sales', 'administrator') },
  { route: 'sales/customers/new', expected: only('sales') },
  {
    route: 'sales/customers/:id',
    address: '/sales/customers/{customer}',
    expected: only('sales', 'administrator'),
  },
  { route: 'production', expected: only('production', 'administrator') },
  {
    route: 'production/:number',
    address: '/production/{order}',
    expected: only('production', 'administrator'),
  },
  {
    route: 'production/:number/build-sheet.pdf',
    address: '/production/{order}/build-sheet.pdf',
    expected: only('production', 'administrator'),
  },
  {
    route: 'production/:number/pick-list.pdf',
    address: '/production/{order}/pick-list.pdf',
    expected: only('production', 'administrator'),
  },
  { route: 'sales/find', expected: only('sales', 'administrator') },
  { route: 'sales/quotes', expected: only('sales', 'administrator') },
  {
    route: 'sales/quotes/:number',
    address: '/sales/quotes/{quote}',
    expected: only('sales', 'administrator'),
  },
  {
    route: 'sales/quotes/:number/quote.pdf',
    address: '/sales/quotes/{quote}/quote.pdf',
    expected: only('sales', 'administrator'),
  },
  {
    route: 'sales/quotes/:number/difference',
    address: '/sales/quotes/{quote}/difference?revision=1',
    expected: only('sales', 'administrator'),
  },
  { route: 'q/:token', address: '/q/guessed', expected: everyone(404) },
  { route: 'q/:token/quote.pdf', address: '/q/guessed/quote.pdf', expected: everyone(404) },
  { route: 'admin/users', expected: only('administrator') },
  { route: 'admin/outbox', expected: only('administrator') },
];

function declared(entries: readonly RouteConfigEntry[], parent = ''): string[] {
  return entries.flatMap((entry) => {
    const path = [parent, entry.path].filter(Boolean).join('/');
    return entry.children ? declared(entry.children, path) : [path || '/'];
  });
}

type Objects = Readonly<
  Record<
    'configuration' | 'share' | 'order' | 'customer' | 'fresh' | 'invoice' | 'note' | 'quote',
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
  const made = { configuration, share, customer, order, invoice, note, quote };
  for (const [name, value] of Object.entries(made)) {
    expect(value, name).toBeTruthy();
  }
  return {
    configuration: configuration ?? '',
    share: share ?? '',
    customer: customer ?? '',
    order: order ?? '',
    fresh,
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
