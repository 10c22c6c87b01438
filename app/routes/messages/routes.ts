import type { RouteConfigEntry } from '@remix-run/route-config';
import { route } from '@remix-run/route-config';

export const messageRoutes: RouteConfigEntry[] = [
  route('m/:token', 'routes/messages/message/route.tsx'),
  route('m/:token/unsubscribe', 'routes/messages/unsubscribe/route.tsx'),
];
