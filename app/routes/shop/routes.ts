import type { RouteConfigEntry } from '@remix-run/route-config';
import { index } from '@remix-run/route-config';

export const shopRoutes: RouteConfigEntry[] = [index('routes/shop/home/route.tsx')];
