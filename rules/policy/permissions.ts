/**
 * Who may do what: the pure side of every guard. The server side is
 * `app/utils/permissions.server.ts`, which adds the session and throws.
 */
export const ROLES = [
  'customer',
  'sales',
  'sales-manager',
  'production',
  'production-manager',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  /** Profile, preferences and saved configurations of one's own. */
  'account:own',
  'customers:read',
  'customers:act-for',
  /** Erase one who has no account to do it from. */
  'customers:erase',
  /** Make two records of one customer one, and part them again. */
  'customers:merge',
  'quotes:read',
  'quotes:write',
  /** Decide on what goes beyond a rep's limits. */
  'quotes:approve',
  /** See cost and margin. */
  'margin:read',
  'promotions:manage',
  /** See what is learnt of what people choose, and have it learnt anew. */
  'learning:manage',
  /** See what is written to customers of its own accord, and switch it on and off. */
  'messages:manage',
  /** See what the loyalty programme comes to, and put a customer's points right. */
  'points:correct',
  'invoices:issue',
  'orders:read-all',
  'orders:change-status',
  'sheets:read',
  /** Start, check and complete operations. */
  'work:do',
  /** Release, schedule and batch work orders. */
  'work:plan',
  /** Accept a failed check as it is. */
  'work:concede',
  'outbox:read',
  /** Send a mail again that failed or may have been sent. */
  'outbox:send',
  'users:manage',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const SALES: readonly Permission[] = [
  'account:own',
  'customers:read',
  'customers:act-for',
  'customers:merge',
  'quotes:read',
  'quotes:write',
  'margin:read',
  'invoices:issue',
  'orders:read-all',
];
const WORKSHOP: readonly Permission[] = [
  'account:own',
  'orders:read-all',
  'orders:change-status',
  'sheets:read',
  'work:do',
];

const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  customer: ['account:own'],
  sales: SALES,
  'sales-manager': [
    ...SALES,
    'quotes:approve',
    'promotions:manage',
    'learning:manage',
    'messages:manage',
    'points:correct',
  ],
  production: WORKSHOP,
  'production-manager': [...WORKSHOP, 'work:plan', 'work:concede'],
  administrator: [
    'account:own',
    'customers:read',
    'customers:erase',
    'quotes:read',
    'orders:read-all',
    'orders:change-status',
    'sheets:read',
    'work:plan',
    'promotions:manage',
    'learning:manage',
    'messages:manage',
    'outbox:read',
    'outbox:send',
    'users:manage',
  ],
};

/** Whether `role` grants `permission`. */
export function can(role: Role | undefined, permission: Permission): boolean {
  return role !== undefined && GRANTS[role].includes(permission);
}

/** Whether someone of this role speaks from the workshop rather than from a desk. */
export const inWorkshop = (role: Role): boolean =>
  role === 'production' || role === 'production-manager';
