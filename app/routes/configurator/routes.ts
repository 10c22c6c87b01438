import type { RouteConfigEntry } from '@remix-run/route-config';
import { route } from '@remix-run/route-config';

const page = (path: string, name: string) => route(path, `routes/configurator/${name}/route.ts`);

export const configuratorRoutes: RouteConfigEntry[] = [
  page('families/:family/new', 'new'),
  route('configurations/:id', 'routes/configurator/configure/route.tsx'),
  page('configurations/:id/changes', 'changes'),
  page('configurations/:id/live', 'live'),
  page('configurations/:id/suggestions', 'suggestions'),
  route('configurations/:id/invitations', 'routes/configurator/invitations/route.tsx'),
  route('live/:token', 'routes/configurator/join/route.tsx'),
  page('models/:version/:file', 'model'),
  page('recommenders/:version/:file', 'recommender'),
];
