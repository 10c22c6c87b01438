/** What the frame around every page needs to know; URLs come in, because they belong to the app. */
import type { Permission, Role } from '#rules/policy/permissions.ts';
import { can } from '#rules/policy/permissions.ts';

export interface ShellLinks {
  readonly home: string;
  readonly configurations: string;
  readonly orders: string;
  readonly cart: string;
  readonly customers: string;
  readonly findClient: string;
  readonly quotes: string;
  readonly promotions: string;
  readonly recommendations: string;
  readonly messages: string;
  readonly loyalty: string;
  readonly queue: string;
  readonly board: string;
  readonly users: string;
  readonly outbox: string;
  readonly profile: string;
  readonly settings: string;
  readonly privacy: string;
  readonly points: string;
  readonly signIn: string;
  readonly signUp: string;
  readonly signOut: string;
  readonly language: string;
  readonly market: string;
  readonly stopActing: string;
}

export interface ShellData {
  readonly locale: string;
  readonly user?: { readonly name: string; readonly role: Role } | undefined;
  readonly actingFor?: { readonly id: string; readonly name: string } | undefined;
  readonly cartCount: number;
  readonly market: string;
  readonly markets: readonly { readonly id: string; readonly title: string }[];
  readonly locales: readonly string[];
  readonly links: ShellLinks;
}

export type NavKey =
  | 'configurations'
  | 'orders'
  | 'findClient'
  | 'customers'
  | 'quotes'
  | 'promotions'
  | 'recommendations'
  | 'messages'
  | 'loyalty'
  | 'queue'
  | 'board'
  | 'users'
  | 'outbox';

const STAFF_ENTRIES: readonly (readonly [NavKey, Permission])[] = [
  ['findClient', 'customers:act-for'],
  ['customers', 'customers:read'],
  ['quotes', 'quotes:read'],
  ['promotions', 'promotions:manage'],
  ['recommendations', 'learning:manage'],
  ['messages', 'messages:manage'],
  ['loyalty', 'points:correct'],
  ['queue', 'orders:change-status'],
  ['board', 'work:do'],
  ['users', 'users:manage'],
  ['outbox', 'outbox:read'],
];

/** Entries that stand together under one word where there is little room. */
export const MARKETING: readonly NavKey[] = [
  'promotions',
  'recommendations',
  'messages',
  'loyalty',
];

/** The entries of the navigation for a role: only what it may open. */
export function navigationOf(role: Role | undefined): readonly NavKey[] {
  const staff = STAFF_ENTRIES.filter(([, permission]) => can(role, permission)).map(([key]) => key);
  const orders: readonly NavKey[] = role === undefined ? [] : ['orders'];
  return ['configurations', ...orders, ...staff];
}
