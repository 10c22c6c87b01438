import type { RouteConfigEntry } from '@remix-run/route-config';
import { route } from '@remix-run/route-config';

const page = (path: string, name: string) => route(path, `routes/configurator/${name}/route.ts`);

export const configuratorRoutes: RouteConfigEntry[] = [
  page('families/:family/new', 'new'),
  route('configurations/:id', 'routes/configurator/configure/route.tsx'),
  page('configurations/:id/changes', 'changes'),
  page('models/:version/:file', 'model'),
];
