import type { RouteConfigEntry } from '@remix-run/route-config';
import { index, route } from '@remix-run/route-config';

const shop = (path: string, name: string) => route(path, `routes/shop/${name}/route.tsx`);
const auth = (path: string, name: string) => route(path, `routes/auth/${name}/route.tsx`);
const account = (path: string, name: string) => route(path, `routes/account/${name}/route.tsx`);

export const shopRoutes: RouteConfigEntry[] = [
  index('routes/shop/home/route.tsx'),
  shop('families/:family', 'family'),
  shop('shared/:token', 'shared'),
  auth('sign-in', 'sign-in'),
  auth('sign-up', 'sign-up'),
  auth('sign-out', 'sign-out'),
  auth('forgot-password', 'forgot-password'),
  auth('reset-password/:token', 'reset-password'),
  auth('setup', 'setup'),
  account('language', 'language'),
  account('market', 'market'),
  account('stop-acting', 'stop-acting'),
  account('settings', 'settings'),
  account('profile', 'profile'),
  account('profile/terms', 'terms'),
  account('profile/points', 'points'),
  account('profile/privacy', 'privacy'),
  account('profile/privacy/erase', 'erase'),
  account('erased', 'erased'),
  route('profile/privacy/my-data.json', 'routes/account/personal-data-json/route.ts'),
  route('profile/privacy/my-data.html', 'routes/account/personal-data-html/route.ts'),
  route('texts/:locale/:file', 'routes/shop/message-catalogue/route.ts'),
  account('configurations', 'configurations'),
  account('configurations/:id/delete', 'delete-configuration'),
  shop('*', 'not-found'),
];
