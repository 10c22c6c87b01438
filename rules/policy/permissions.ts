/**
 * Who may do what: the pure side of every guard. The server side is
 * `app/utils/permissions.server.ts`, which adds the session and throws.
 */
export const ROLES = ['customer', 'sales', 'production', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  /** Profile, preferences and saved configurations of one's own. */
  'account:own',
  'customers:read',
  'customers:act-for',
  'orders:read-all',
  'orders:change-status',
  'sheets:read',
  'outbox:read',
  'users:manage',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  customer: ['account:own'],
  sales: ['account:own', 'customers:read', 'customers:act-for', 'orders:read-all'],
  production: ['account:own', 'orders:read-all', 'orders:change-status', 'sheets:read'],
  administrator: [
    'account:own',
    'customers:read',
    'orders:read-all',
    'orders:change-status',
    'sheets:read',
    'outbox:read',
    'users:manage',
  ],
};

/** Whether `role` grants `permission`. */
export function can(role: Role | undefined, permission: Permission): boolean {
  return role !== undefined && GRANTS[role].includes(permission);
}
