/** Where the frame around every page leads. */
import type { ShellLinks } from '#components/layout/shell-data.ts';
import { paths } from './paths.ts';

export const SHELL_LINKS: ShellLinks = {
  home: paths.home(),
  configurations: paths.configurations(),
  orders: paths.orders(),
  cart: paths.cart(),
  customers: paths.customers(),
  findClient: paths.findClient(),
  quotes: paths.quotes(),
  promotions: paths.promotions(),
  recommendations: paths.recommendations(),
  messages: paths.messages(),
  loyalty: paths.loyalty(),
  queue: paths.queue(),
  board: paths.board(),
  users: paths.users(),
  outbox: paths.outbox(),
  profile: paths.profile(),
  settings: paths.settings(),
  privacy: paths.privacy(),
  points: paths.points(),
  signIn: paths.signIn(),
  signUp: paths.signUp(),
  signOut: paths.signOut(),
  language: paths.language(),
  market: paths.market(),
  stopActing: paths.stopActing(),
};
