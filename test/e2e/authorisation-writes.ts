/** What only some may write, and who may: the rows of `authorisation.spec.ts` that change something. */
import type { Visitor } from './authorisation-rows.ts';

export interface Write {
  readonly route: string;
  readonly address: string;
  readonly form: Readonly<Record<string, string>>;
  /** Who may; everyone else is refused and nothing changes. */
  readonly allowed: readonly Visitor[];
}

/** Writes to other people's objects and to what only some roles may change. */
export const WRITES: readonly Write[] = [
  {
    route: 'configurations/:id',
    address: '/configurations/{configuration}',
    form: { intent: 'decide', variable: 'frame-size', value: 'L' },
    allowed: [],
  },
  {
    route: 'configurations/:id/changes',
    address: '/configurations/{configuration}/changes',
    form: { intent: 'rename', name: 'Mine now' },
    allowed: [],
  },
  {
    route: 'configurations/:id/live',
    address: '/configurations/{configuration}/live',
    form: { step: 'drive' },
    allowed: [],
  },
  {
    route: 'configurations/:id/suggestions',
    address: '/configurations/{configuration}/suggestions',
    form: { sequence: '1', answer: 'taken' },
    allowed: [],
  },
  {
    route: 'configurations/:id/invitations',
    address: '/configurations/{configuration}/invitations',
    form: { intent: 'invite', role: 'edit', days: '7' },
    allowed: [],
  },
  { route: 'live/:token', address: '/live/absent', form: { name: 'Eve' }, allowed: [] },
  {
    route: 'configurations/:id/delete',
    address: '/configurations/{configuration}/delete',
    form: { intent: 'delete' },
    allowed: [],
  },
  {
    route: 'orders/:number',
    address: '/orders/{fresh}',
    // Of a version there never was: even those who may are refused.
    form: { intent: 'cancel', version: '999', reason: 'Not theirs' },
    allowed: [],
  },
  {
    route: 'orders/:number/change',
    address: '/orders/{fresh}/change',
    form: { version: '999', idempotencyKey: 'not-theirs-to-change' },
    allowed: [],
  },
  {
    route: 'orders/:number/changes/:change',
    address: '/orders/{fresh}/changes/1',
    form: { intent: 'accept', acceptedDifference: '0' },
    allowed: [],
  },
  {
    route: 'sales/customers/:id/terms',
    address: '/sales/customers/{customer}/terms',
    form: { rhythm: 'never' },
    allowed: [],
  },
  {
    route: 'sales/customers/:id/points',
    address: '/sales/customers/{customer}/points',
    // Without a reason: even those who may are refused.
    form: { points: '5', reason: '', key: 'no-reason-given' },
    allowed: [],
  },
  {
    route: 'profile/points',
    address: '/profile/points',
    form: { intent: 'redeem', reward: 'absent', key: 'no-such-reward' },
    allowed: [],
  },
  {
    route: 'profile/privacy',
    address: '/profile/privacy',
    // Nothing of that name can be decided: even those who may are refused.
    form: { intent: 'decide', choice: 'absent.email', decision: 'granted' },
    allowed: [],
  },
  {
    route: 'profile/privacy/erase',
    address: '/profile/privacy/erase',
    form: { password: 'not the password' },
    allowed: [],
  },
  {
    route: 'sales/customers/:id/privacy',
    address: '/sales/customers/{customer}/privacy',
    // Nothing is restricted: those who may change nothing by it.
    form: { intent: 'restrict', restricted: 'false' },
    allowed: ['sales'],
  },
  {
    route: 'sales/customers/:id/privacy',
    address: '/sales/customers/{customer}/privacy',
    // Of nobody's reason: even those who may are refused.
    form: { intent: 'erase', reason: 'none' },
    allowed: [],
  },
  {
    route: 'sales/customers/:id/invoices',
    address: '/sales/customers/{customer}/invoices',
    // Nothing was shipped then: even those who may are refused.
    form: { month: '2020-01' },
    allowed: [],
  },
  {
    route: 'production/:number',
    address: '/production/{order}',
    form: { intent: 'status', from: 'shipped', to: 'placed' },
    allowed: [],
  },
  {
    route: 'workshop/plan',
    address: '/workshop/plan',
    form: { intent: 'release', number: 'W0' },
    allowed: [],
  },
  {
    route: 'workshop/plan',
    address: '/workshop/plan',
    form: { intent: 'replan' },
    allowed: ['production-manager', 'administrator'],
  },
  {
    route: 'workshop/plan',
    address: '/workshop/plan',
    form: { intent: 'batch', unit: '{unit}' },
    allowed: [],
  },
  {
    route: 'workshop/batches/:number',
    address: '/workshop/batches/B0',
    form: { intent: 'dissolve' },
    allowed: [],
  },
  {
    route: 'workshop/units/:number',
    address: '/workshop/units/{unit}',
    // Not released yet: even those who may build are refused.
    form: { key: 'not-released-yet', type: 'ship' },
    allowed: [],
  },
  {
    route: 'workshop/units/:number/events',
    address: '/workshop/units/{unit}/events',
    form: {},
    allowed: [],
  },
  {
    route: 'sales/customers/:id',
    address: '/sales/customers/{customer}',
    form: { intent: 'start-acting' },
    allowed: ['sales'],
  },
  {
    route: 'sales/customers/:id',
    address: '/sales/customers/{customer}',
    // Of a merge there never was: even those who may are refused.
    form: { intent: 'undo-merge', mergeId: 'absent' },
    allowed: [],
  },
  {
    route: 'configurations',
    address: '/configurations',
    // Nobody's: even a guest, who may say who they are, has to say it whole.
    form: { intent: 'leave-contact', name: 'Nobody' },
    allowed: [],
  },
  { route: 'sales/duplicates', address: '/sales/duplicates', form: {}, allowed: ['sales'] },
  {
    route: 'sales/duplicates/:kept/:given',
    address: '/sales/duplicates/{customer}/absent',
    form: { intent: 'merge', keepId: 'absent', giveId: 'absent-too' },
    allowed: [],
  },
  {
    route: 'sales/customers/new',
    address: '/sales/customers/new',
    form: { name: 'Nobody', email: 'not an address' },
    allowed: [],
  },
  {
    route: 'admin/users',
    address: '/admin/users',
    form: { intent: 'role', id: 'absent', role: 'administrator' },
    allowed: [],
  },
  { route: 'admin/outbox/:id', address: '/admin/outbox/absent', form: {}, allowed: [] },
  {
    route: 'sales/promotions/new',
    address: '/sales/promotions/new',
    form: { code: '???' },
    allowed: [],
  },
  {
    route: 'sales/promotions/:id',
    address: '/sales/promotions/absent',
    form: { intent: 'end' },
    allowed: [],
  },
  {
    route: 'sales/recommendations',
    address: '/sales/recommendations',
    form: { intent: 'learn', family: 'absent' },
    allowed: [],
  },
  {
    route: 'sales/messages',
    address: '/sales/messages',
    form: { intent: 'switch', journey: 'absent', on: 'false' },
    allowed: [],
  },
  { route: 'm/:token', address: '/m/guessed', form: { rating: '5' }, allowed: [] },
  { route: 'm/:token/unsubscribe', address: '/m/guessed/unsubscribe', form: {}, allowed: [] },
  {
    route: 'sales/approvals',
    address: '/sales/approvals',
    form: { intent: 'end' },
    allowed: ['sales-manager'],
  },
  {
    route: 'sales/quotes',
    address: '/sales/quotes',
    form: { customerId: 'absent' },
    allowed: [],
  },
  {
    route: 'sales/quotes/:number',
    address: '/sales/quotes/{quote}',
    form: { do: 'withdraw', id: 'absent', version: '0', reason: 'none of mine' },
    allowed: [],
  },
  { route: 'q/:token', address: '/q/guessed', form: { do: 'accept' }, allowed: [] },
  { route: 'profile', address: '/profile', form: { intent: 'set', key: 'vegan' }, allowed: [] },
  { route: 'language', address: '/language', form: {}, allowed: [] },
  { route: 'market', address: '/market', form: {}, allowed: [] },
  {
    route: 'stop-acting',
    address: '/stop-acting',
    form: {},
    allowed: ['sales'],
  },
];
