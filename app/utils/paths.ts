/** Every URL of the product, in one place. */
const q = encodeURIComponent;

export const paths = {
  home: () => '/',
  family: (family: string) => `/families/${q(family)}`,
  familyModel: (version: string, priceList: string, hash: string) =>
    `/models/${q(version)}/${q(priceList)}.${q(hash)}.json`,
  recommender: (version: string, hash: string) => `/recommenders/${q(version)}/${q(hash)}.bin`,
  newConfiguration: (family: string) => `/families/${q(family)}/new`,
  configuration: (id: string) => `/configurations/${q(id)}`,
  configurationChanges: (id: string) => `/configurations/${q(id)}/changes`,
  /** The stream of what others do on it. */
  live: (id: string) => `/configurations/${q(id)}/live`,
  suggestions: (id: string) => `/configurations/${q(id)}/suggestions`,
  invitations: (id: string) => `/configurations/${q(id)}/invitations`,
  invitation: (token: string) => `/live/${q(token)}`,
  configurations: () => '/configurations',
  shared: (token: string) => `/shared/${q(token)}`,
  cart: () => '/cart',
  checkout: () => '/checkout',
  order: (number: string) => `/orders/${q(number)}`,
  orders: () => '/orders',
  orderSheet: (number: string) => `/orders/${q(number)}/order-sheet.pdf`,
  careSheet: (number: string) => `/orders/${q(number)}/care-sheet.pdf`,
  buildReport: (number: string) => `/orders/${q(number)}/build-report.pdf`,
  changeOrder: (number: string) => `/orders/${q(number)}/change`,
  orderChange: (number: string, change: number) => `/orders/${q(number)}/changes/${change}`,
  invoice: (number: string) => `/invoices/${q(number)}/invoice.pdf`,
  invoiceCii: (number: string) => `/invoices/${q(number)}/factur-x.xml`,
  invoiceUbl: (number: string) => `/invoices/${q(number)}/ubl.xml`,
  deliveryNote: (number: string) => `/delivery-notes/${q(number)}/delivery-note.pdf`,
  signIn: () => '/sign-in',
  signUp: () => '/sign-up',
  signOut: () => '/sign-out',
  forgotPassword: () => '/forgot-password',
  resetPassword: (token: string) => `/reset-password/${q(token)}`,
  setup: () => '/setup',
  profile: () => '/profile',
  terms: () => '/profile/terms',
  settings: () => '/settings',
  language: () => '/language',
  market: () => '/market',
  stopActing: () => '/stop-acting',
  deleteConfiguration: (id: string) => `/configurations/${q(id)}/delete`,
  customers: () => '/sales/customers',
  customerValues: () => '/sales/value',
  newCustomer: () => '/sales/customers/new',
  customer: (id: string) => `/sales/customers/${q(id)}`,
  /** One channel of the timeline alone; from an entry on, when there are many. */
  timeline: (id: string, { channel, after }: { channel?: string; after?: string }) => {
    const query = new URLSearchParams({ ...(channel && { channel }), ...(after && { after }) });
    return `/sales/customers/${q(id)}${query.size > 0 ? `?${query}` : ''}#timeline`;
  },
  customerTerms: (id: string) => `/sales/customers/${q(id)}/terms`,
  customerInvoices: (id: string) => `/sales/customers/${q(id)}/invoices`,
  duplicates: () => '/sales/duplicates',
  /** Two records side by side; what is proposed keeps the first. */
  duplicate: (kept: string, given: string) => `/sales/duplicates/${q(kept)}/${q(given)}`,
  findClient: () => '/sales/find',
  quotes: () => '/sales/quotes',
  quotesToDecide: () => '/sales/quotes?filter=approval',
  promotions: () => '/sales/promotions',
  newPromotion: () => '/sales/promotions/new',
  promotion: (id: string) => `/sales/promotions/${q(id)}`,
  recommendations: () => '/sales/recommendations',
  approvals: () => '/sales/approvals',
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
  board: (workCentre?: string) =>
    `/workshop${workCentre === undefined ? '' : `?centre=${q(workCentre)}`}`,
  unit: (workOrder: string) => `/workshop/units/${q(workOrder)}`,
  unitEvents: (workOrder: string) => `/workshop/units/${q(workOrder)}/events`,
  asBuilt: (workOrder: string) => `/workshop/units/${q(workOrder)}/as-built`,
  asBuiltJson: (workOrder: string) => `/workshop/units/${q(workOrder)}/as-built.json`,
  batch: (number: string) => `/workshop/batches/${q(number)}`,
  batchFile: (number: string, file: string) => `/workshop/batches/${q(number)}/files/${q(file)}`,
  workshopPlan: () => '/workshop/plan',
  users: () => '/admin/users',
  outbox: () => '/admin/outbox',
  mail: (id: string) => `/admin/outbox/${q(id)}`,
  health: () => '/healthz',
} as const;
