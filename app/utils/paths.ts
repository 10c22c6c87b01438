/** Every URL of the product, in one place. */
const q = encodeURIComponent;

export const paths = {
  home: () => '/',
  family: (family: string) => `/families/${q(family)}`,
  familyModel: (version: string, hash: string) => `/models/${q(version)}/${q(hash)}.json`,
  newConfiguration: (family: string) => `/families/${q(family)}/new`,
  configuration: (id: string) => `/configurations/${q(id)}`,
  configurationChanges: (id: string) => `/configurations/${q(id)}/changes`,
  configurations: () => '/configurations',
  shared: (token: string) => `/shared/${q(token)}`,
  cart: () => '/cart',
  checkout: () => '/checkout',
  order: (number: string) => `/orders/${q(number)}`,
  orders: () => '/orders',
  orderSheet: (number: string) => `/orders/${q(number)}/order-sheet.pdf`,
  signIn: () => '/sign-in',
  signUp: () => '/sign-up',
  signOut: () => '/sign-out',
  forgotPassword: () => '/forgot-password',
  resetPassword: (token: string) => `/reset-password/${q(token)}`,
  setup: () => '/setup',
  profile: () => '/profile',
  settings: () => '/settings',
  language: () => '/language',
  market: () => '/market',
  stopActing: () => '/stop-acting',
  deleteConfiguration: (id: string) => `/configurations/${q(id)}/delete`,
  customers: () => '/sales/customers',
  newCustomer: () => '/sales/customers/new',
  customer: (id: string) => `/sales/customers/${q(id)}`,
  findClient: () => '/sales/find',
  quotes: () => '/sales/quotes',
  /** The newest revision, when none is said. */
  quote: (number: string, revision?: number) =>
    `/sales/quotes/${q(number)}${revision === undefined ? '' : `?revision=${revision}`}`,
  quoteDifference: (number: string, revision: number) =>
    `/sales/quotes/${q(number)}/difference?revision=${revision}`,
  quotePdf: (number: string, revision: number) =>
    `/sales/quotes/${q(number)}/quote.pdf?revision=${revision}`,
  offer: (token: string) => `/q/${q(token)}`,
  offerPdf: (token: string) => `/q/${q(token)}/quote.pdf`,
  queue: () => '/production',
  productionOrder: (number: string) => `/production/${q(number)}`,
  /** Of one piece of one line; the first of the first when not said. */
  buildSheet: (number: string, line = 1, unit = 1) =>
    `/production/${q(number)}/build-sheet.pdf${line === 1 && unit === 1 ? '' : `?line=${line}&unit=${unit}`}`,
  pickList: (number: string) => `/production/${q(number)}/pick-list.pdf`,
  users: () => '/admin/users',
  outbox: () => '/admin/outbox',
  mail: (id: string) => `/admin/outbox/${q(id)}`,
  health: () => '/healthz',
} as const;
