/**
 * Who gets what on which address: the tables of the authorisation tests, one row for each declared
 * route at least. What is expected is the status of a GET without following redirects; 302 leads
 * to the sign-in page.
 */
import { BATCH_FILES } from '#components/workshop/batch-types.ts';
import { ROLES } from '#rules/policy/permissions.ts';

export const VISITORS = ['guest', ...ROLES] as const;
export type Visitor = (typeof VISITORS)[number];

/** Managers get what their people get, where a row does not name them. */
const LEADS: Partial<Record<Visitor, Visitor>> = {
  'sales-manager': 'sales',
  'production-manager': 'production',
};
export const among = (allowed: readonly Visitor[], visitor: Visitor): boolean =>
  allowed.includes(visitor) || allowed.includes(LEADS[visitor] ?? visitor);

export interface Row {
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
export const expectedOf = ({ expected }: Row, visitor: Visitor): number | undefined =>
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

export const ROWS: readonly Row[] = [
  { route: '/', expected: everyone(200) },
  { route: 'families/:family', address: '/families/ebike', expected: everyone(200) },
  { route: 'families/:family', address: '/families/absent', expected: everyone(404) },
  { route: 'families/:family/new', address: '/families/ebike/new', expected: everyone(302) },
  {
    route: 'models/:version/:file',
    address: '/models/absent/absent.json',
    expected: everyone(404),
  },
  {
    route: 'recommenders/:version/:file',
    address: '/recommenders/absent/absent.bin',
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
  { route: 'texts/:locale/:file', address: '/texts/xx/absent.json', expected: everyone(404) },
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
    route: 'invoices/:number/ubl.xml',
    address: '/invoices/{invoice}/ubl.xml',
    expected: foreign('sales', 'administrator'),
  },
  {
    route: 'delivery-notes/:number/delivery-note.pdf',
    address: '/delivery-notes/{note}/delivery-note.pdf',
    expected: foreign('sales', 'production', 'administrator'),
  },
  {
    route: 'orders/:number/build-report.pdf',
    address: '/orders/{shipped}/build-report.pdf',
    expected: foreign('sales', 'production', 'administrator'),
  },
  {
    route: 'orders/:number/care-sheet.pdf',
    address: '/orders/{order}/care-sheet.pdf',
    expected: foreign('sales', 'production', 'administrator'),
  },
  { route: 'profile/terms', expected: only('customer') },
  { route: 'profile/points', expected: only('customer') },
  { route: 'profile/privacy', expected: only('customer') },
  { route: 'erased', expected: everyone(200) },
  { route: 'profile/privacy/erase', expected: only('customer') },
  { route: 'profile/privacy/my-data.json', expected: only('customer') },
  { route: 'profile/privacy/my-data.html', expected: only('customer') },
  {
    route: 'sales/customers/:id/privacy',
    address: '/sales/customers/{customer}/privacy',
    expected: only('sales', 'administrator'),
  },
  {
    route: 'sales/customers/:id/terms',
    address: '/sales/customers/{customer}/terms',
    expected: only('sales'),
  },
  {
    route: 'sales/customers/:id/points',
    address: '/sales/customers/{customer}/points',
    expected: only('sales', 'administrator'),
  },
  {
    route: 'sales/customers/:id/invoices',
    address: '/sales/customers/{customer}/invoices',
    expected: only('sales', 'administrator'),
  },
  { route: 'sales/customers', expected: only('sales', 'administrator') },
  { route: 'sales/insights', expected: only('sales', 'administrator') },
  { route: 'sales/treatments', expected: only('sales', 'administrator') },
  { route: 'sales/value', expected: only('sales', 'administrator') },
  { route: 'sales/customers/new', expected: only('sales') },
  {
    route: 'sales/customers/:id',
    address: '/sales/customers/{customer}',
    expected: only('sales', 'administrator'),
  },
  { route: 'sales/duplicates', expected: only('sales') },
  {
    route: 'sales/duplicates/:kept/:given',
    address: '/sales/duplicates/{customer}/absent',
    expected: { ...only('sales'), sales: 404, 'sales-manager': 404 },
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
  { route: 'workshop', expected: only('production', 'administrator') },
  { route: 'workshop/plan', expected: only('production', 'administrator') },
  ...['', '/as-built', '/as-built.json'].map((page) => ({
    route: `workshop/units/:number${page}`,
    address: `/workshop/units/{unit}${page}`,
    expected: only('production', 'administrator'),
  })),
  {
    route: 'workshop/batches/:number',
    address: '/workshop/batches/{batch}',
    expected: only('production', 'administrator'),
  },
  ...BATCH_FILES.map((file) => ({
    route: 'workshop/batches/:number/files/:file',
    address: `/workshop/batches/{batch}/files/${file}`,
    expected: only('production', 'administrator'),
  })),
  { route: 'sales/promotions', expected: only('sales-manager', 'administrator') },
  { route: 'sales/recommendations', expected: only('sales-manager', 'administrator') },
  { route: 'sales/messages', expected: only('sales-manager', 'administrator') },
  { route: 'sales/loyalty', expected: { ...only('sales-manager'), sales: 403 } },
  { route: 'm/:token', address: '/m/guessed', expected: everyone(404) },
  { route: 'm/:token/unsubscribe', address: '/m/guessed/unsubscribe', expected: everyone(404) },
  { route: 'sales/promotions/new', expected: only('sales-manager', 'administrator') },
  {
    route: 'sales/promotions/:id',
    address: '/sales/promotions/absent',
    expected: { ...only(), 'sales-manager': 404, administrator: 404 },
  },
  { route: 'sales/approvals', expected: only('sales', 'administrator') },
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
