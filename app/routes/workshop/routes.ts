import type { RouteConfigEntry } from '@remix-run/route-config';
import { route } from '@remix-run/route-config';

export const workshopRoutes: RouteConfigEntry[] = [
  route('workshop', 'routes/workshop/board/route.tsx'),
  route('workshop/plan', 'routes/workshop/plan/route.tsx'),
  route('workshop/units/:number', 'routes/workshop/unit/route.tsx'),
  route('workshop/units/:number/events', 'routes/workshop/unit-events/route.ts'),
  route('workshop/units/:number/as-built', 'routes/workshop/as-built/route.tsx'),
  route('workshop/units/:number/as-built.json', 'routes/workshop/as-built-json/route.ts'),
];
